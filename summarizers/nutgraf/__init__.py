"""Summaries, key claims and briefings of long articles, word for word.

>>> import nutgraf
>>> article = nutgraf.read("The river rose over the dam. It flooded the mill. Nobody was hurt.")
>>> [pick.sentence.text for pick in nutgraf.summarize(article, length=1).picks]
['The river rose over the dam.']
"""

from typing import TYPE_CHECKING

from nutgraf.article import Article, Block, Role, Section, Sentence, Span
from nutgraf.briefing import Briefing, brief
from nutgraf.briefing import gist_of as gist
from nutgraf.claims import Attribution, Claim, find_attributions, find_claims, rate_claims
from nutgraf.comparison import Comparison, compare
from nutgraf.errors import (
    BadLengthError,
    BadParameterError,
    BadSelectionError,
    DatasetError,
    MethodFailedError,
    MissingExtraError,
    NutgrafError,
    UnknownFormatError,
    UnknownMethodError,
)
from nutgraf.methods import MethodInfo, Parameter, Summarizer, method_info, methods, parameter
from nutgraf.reading import count_words, read, reading_minutes, split_sentences, words_in
from nutgraf.selection import Length, Pick, Selection, Summary, summarize

if TYPE_CHECKING:
    from nutgraf.evaluation import Evaluation, evaluate
else:

    def __getattr__(name: str) -> object:
        # Few who summarize also measure: that room is opened when somebody asks for it.
        if name not in {"Evaluation", "evaluate"}:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from nutgraf import evaluation

        return getattr(evaluation, name)


__all__ = [
    "NOTHING_TO_SUMMARIZE",
    "Article",
    "Attribution",
    "BadLengthError",
    "BadParameterError",
    "BadSelectionError",
    "Block",
    "Briefing",
    "Claim",
    "Comparison",
    "DatasetError",
    "Evaluation",
    "Length",
    "MethodFailedError",
    "MethodInfo",
    "MissingExtraError",
    "NutgrafError",
    "Parameter",
    "Pick",
    "Role",
    "Section",
    "Selection",
    "Sentence",
    "Span",
    "Summarizer",
    "Summary",
    "UnknownFormatError",
    "UnknownMethodError",
    "__version__",
    "brief",
    "compare",
    "count_words",
    "evaluate",
    "find_attributions",
    "find_claims",
    "gist",
    "method_info",
    "methods",
    "parameter",
    "rate_claims",
    "read",
    "reading_minutes",
    "split_sentences",
    "summarize",
    "words_in",
]

__version__ = "0.1.0"

NOTHING_TO_SUMMARIZE = "nothing to summarize: no sentences of an article were found in it"
"""What a front end says of an article without a sentence."""
