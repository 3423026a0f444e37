"""Evaluation results as JSON-ready objects; `schemas/evaluation.schema.json` describes them."""

from collections.abc import Mapping

from nutgraf.evaluation import Estimate, Evaluation, Measure
from nutgraf.evaluation.bootstrap import CONFIDENCE, RESAMPLES, SEED
from nutgraf.rendering.data import DIGITS, VERSION
from nutgraf.rendering.json_places import Json


def evaluation(found: Evaluation, name: str) -> Json:
    """Methods measured on a dataset; ROUGE and shares between 0 and 1."""
    return {
        "schema": "nutgraf/evaluation",
        "version": VERSION,
        "dataset": name,
        "documents": found.documents,
        "length": str(found.length),
        "intervals": {"confidence": CONFIDENCE, "resamples": RESAMPLES, "seed": SEED},
        "methods": [
            {
                "method": one.method,
                "figures": _estimates(one.figures),
                "differences": {
                    name: {**shown, "excludes_zero": one.differences[Measure(name)].excludes_zero}
                    for name, shown in _estimates(one.differences).items()
                },
            }
            for one in found.measured
        ],
        "bad": {
            "count": found.bad_count,
            "records": [{"line": one.line, "reason": one.reason} for one in found.bad],
        },
    }


def _estimates(found: Mapping[Measure, Estimate]) -> dict[str, Json]:
    return {
        measure.value: {
            "value": round(one.value, DIGITS),
            "low": round(one.low, DIGITS),
            "high": round(one.high, DIGITS),
            "documents": one.documents,
        }
        for measure, one in found.items()
    }
