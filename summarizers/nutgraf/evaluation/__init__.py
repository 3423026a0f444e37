"""The quality of methods' summaries, measured on articles with reference summaries."""

from nutgraf.evaluation.bootstrap import Estimate
from nutgraf.evaluation.dataset import BadRecord, Record, records
from nutgraf.evaluation.evaluation import DEFAULT_METHODS, Evaluation, MethodMeasures, evaluate
from nutgraf.evaluation.measures import Measure

__all__ = [
    "DEFAULT_METHODS",
    "BadRecord",
    "Estimate",
    "Evaluation",
    "Measure",
    "MethodMeasures",
    "Record",
    "evaluate",
    "records",
]
