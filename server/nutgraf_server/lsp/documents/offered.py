"""In which documents something is offered to people who have not asked for anything: in articles.

An editor sends a server every text of a language: licences, logs, lists for programs, code without
a name. A line above the first of them tells nobody anything.
"""

from fnmatch import fnmatchcase
from functools import cache
from importlib import resources
from itertools import takewhile
from urllib.parse import unquote

import nutgraf
from nutgraf.article import Article
from nutgraf.edits.backlink import article_named
from nutgraf.language.function_words import function_share
from nutgraf.language.words import words as words_of
from nutgraf_server.lsp.documents.shown_files import is_kept

FEWEST_WORDS = 150
"""What is shorter is read sooner than a line about it is understood."""

# Of all words those that stand in sentences: in eighteen articles and pasted pages more than half,
# in code, logs and lists less than a fifth.
_LEAST_IN_SENTENCES = 1 / 3
# Of the words in sentences those that hold sentences together: in English articles 0.28 and more,
# in the lines of logs 0.16 and less. Logs are in English, if they are in any language.
_LEAST_SMALL_WORDS = 0.22
_LANGUAGE_OF_LOGS = "en"
# What a text is shows in its first pages; this is asked after every edit.
_LOOKED_AT = 40_000
_SENTENCES_LOOKED_AT = 40


def is_offered(uri: str, source: str, article: Article) -> bool:
    """Whether the document at `uri` is an article that is worth a summary.

    Args:
        uri: its address.
        source: its text.
        article: what was read in it.
    """
    name = unquote(uri).replace("\\", "/").rpartition("/")[2]
    if is_other(name) or is_kept(uri) or article_named(source) is not None:
        return False
    if nutgraf.words_in(article) < FEWEST_WORDS:
        return False
    first = takewhile(lambda one: one.span.end <= _LOOKED_AT, article.sentences)
    words = sum(nutgraf.count_words(one.text) for one in first)
    all_words = nutgraf.count_words(source[:_LOOKED_AT])
    return words >= all_words * _LEAST_IN_SENTENCES and not _is_log(article)


def _is_log(article: Article) -> bool:
    """Whether what was taken for sentences holds together as sentences do not."""
    if article.language != _LANGUAGE_OF_LOGS:
        return False
    text = " ".join(one.text for one in article.sentences[:_SENTENCES_LOOKED_AT])
    return function_share(text, words_of(text, article.language), article.language) < (
        _LEAST_SMALL_WORDS
    )


def is_other(name: str) -> bool:
    """Whether a file of this name is no article.

    >>> is_other("CMakeLists.txt"), is_other("report.briefing.md"), is_other("license-fees.txt")
    (True, True, False)
    """
    low = name.lower()
    return any(fnmatchcase(low, pattern) for pattern in patterns())


@cache
def patterns() -> tuple[str, ...]:
    """The patterns of names of files that are no article."""
    text = resources.files(__package__).joinpath("other-texts.txt").read_text("utf-8")
    lines = (line.strip() for line in text.splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
