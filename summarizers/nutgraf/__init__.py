"""Summaries, key claims and briefings of long articles, word for word.

>>> import nutgraf
>>> article = nutgraf.read("The river rose over the dam. It flooded the mill. Nobody was hurt.")
>>> [pick.sentence.text for pick in nutgraf.summarize(article, length=1).picks]
['The river rose over the dam.']
"""

from importlib import import_module
from typing import TYPE_CHECKING

from nutgraf.article import Article, Block, Role, Section, Sentence, Span
from nutgraf.errors import (
    BadLengthError,
    BadParameterError,
    BadSelectionError,
    DatasetError,
    MethodFailedError,
    MissingExtraError,
    NutgrafError,
    TooManyArticlesError,
    UnknownFormatError,
    UnknownMethodError,
)
from nutgraf.language.codes import languages
from nutgraf.methods import MethodInfo, Parameter, Summarizer, method_info, methods, parameter
from nutgraf.reading import (
    count_words,
    read,
    reading_minutes,
    split_sentences,
    time_told,
    unknown_language,
    words_in,
)
from nutgraf.selection import Length, Pick, Selection, Summary, summarize

if TYPE_CHECKING:
    from nutgraf.briefing import Briefing, JointBriefing, brief, brief_together
    from nutgraf.briefing import gist_of as gist
    from nutgraf.claims import Attribution, Claim, find_attributions, find_claims, rate_claims
    from nutgraf.comparison import Comparison, compare
    from nutgraf.evaluation import Evaluation, evaluate
    from nutgraf.verification import CheckedQuote, Verification, verify_quote, verify_summary
    from nutgraf.versions import VersionComparison, compare_versions
else:
    # Packages are loaded on first use, so that summarizing does not wait for the others.
    _PACKAGES = {
        "briefing": ("Briefing", "brief", "gist"),
        "briefing.multi_document": ("JointBriefing", "brief_together"),
        "claims": ("Attribution", "Claim", "find_attributions", "find_claims", "rate_claims"),
        "comparison": ("Comparison", "compare"),
        "evaluation": ("Evaluation", "evaluate"),
        "verification": ("CheckedQuote", "Verification", "verify_quote", "verify_summary"),
        "versions": ("VersionComparison", "compare_versions"),
    }
    _PACKAGE_OF = {name: package for package, names in _PACKAGES.items() for name in names}
    _OWN_NAMES = {"gist": "gist_of"}

    def __getattr__(name: str) -> object:
        if name not in _PACKAGE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        package = import_module(f"nutgraf.{_PACKAGE_OF[name]}")
        found = globals()[name] = getattr(package, _OWN_NAMES.get(name, name))
        return found

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__})


__all__ = [
    "NOTHING_TO_SUMMARIZE",
    "Article",
    "Attribution",
    "BadLengthError",
    "BadParameterError",
    "BadSelectionError",
    "Block",
    "Briefing",
    "CheckedQuote",
    "Claim",
    "Comparison",
    "DatasetError",
    "Evaluation",
    "JointBriefing",
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
    "TooManyArticlesError",
    "UnknownFormatError",
    "UnknownMethodError",
    "Verification",
    "VersionComparison",
    "__version__",
    "brief",
    "brief_together",
    "compare",
    "compare_versions",
    "count_words",
    "evaluate",
    "find_attributions",
    "find_claims",
    "gist",
    "languages",
    "method_info",
    "methods",
    "parameter",
    "rate_claims",
    "read",
    "reading_minutes",
    "split_sentences",
    "summarize",
    "time_told",
    "unknown_language",
    "verify_quote",
    "verify_summary",
    "words_in",
]

__version__ = "0.1.0"

NOTHING_TO_SUMMARIZE = "nothing to summarize: no article text found"
"""The message of a front end for an article without a sentence."""
