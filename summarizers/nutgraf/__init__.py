"""Summaries, key claims and briefings of long articles, word for word.

>>> import nutgraf
>>> article = nutgraf.read("The river rose over the dam. It flooded the mill. Nobody was hurt.")
>>> [pick.sentence.text for pick in nutgraf.summarize(article, length=1).picks]
['The river rose over the dam.']
"""

from nutgraf.article import Article, Block, Role, Section, Sentence, Span
from nutgraf.briefing import Briefing, brief
from nutgraf.briefing import gist_of as gist
from nutgraf.claims import Attribution, Claim, find_attributions, find_claims, rate_claims
from nutgraf.errors import (
    BadLengthError,
    BadParameterError,
    BadSelectionError,
    MethodFailedError,
    NutgrafError,
    UnknownFormatError,
    UnknownMethodError,
)
from nutgraf.methods import MethodInfo, Parameter, Summarizer, method_info, methods, parameter
from nutgraf.reading import count_words, read, reading_minutes, split_sentences, words_in
from nutgraf.selection import Length, Pick, Selection, Summary, summarize

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
    "Length",
    "MethodFailedError",
    "MethodInfo",
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
    "count_words",
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
