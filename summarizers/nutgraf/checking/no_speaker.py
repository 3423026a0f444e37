"""Quotations without a named speaker.

Only paragraphs that consist of one quotation of whole sentences are checked. Quoted words within a
sentence may be a title, a term or a phrase that the writer does not adopt. A name in the same
paragraph, or directly before or after it, is the speaker; a letter, a list of questions or a
conversation needs none.
"""

from collections.abc import Iterator

from nutgraf.article import Block, Role
from nutgraf.attribution.quotation import find_quotations
from nutgraf.cancellation import checked
from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Finding
from nutgraf.checking.rule import Rule, Severity
from nutgraf.language.words import count_words

RULE = Rule(
    "NG203",
    "no-speaker",
    Severity.NOTE,
    "a paragraph that is a quotation without a named speaker",
)

# Fewer words may be a title or a motto.
_FEWEST_WORDS = 12
_ENDS = (".", "!", "?", "…", ",")
# A line below a quotation that is no longer than this, or begins so, names who said it.
_LONGEST_NAME = 12
_DASHES = ("—", "–", "-", "―")


def findings(draft: Draft) -> Iterator[Finding]:
    """The paragraphs."""
    article = draft.article
    if article.is_conversation:
        return
    blocks = [block for block in article.blocks if block.role is not Role.FURNITURE]
    for index, block in enumerate(checked(blocks)):
        if block.role is not Role.BODY or not _is_quotation(block.text):
            continue
        around = blocks[max(0, index - 1) : index + 2]
        if any(_may_name(one) for one in around if one is not block):
            continue
        if any(_is_named(draft, one) for one in around):
            continue
        yield Finding(RULE, block.sentences[0].span, "nobody is named as the speaker")


def _is_quotation(text: str) -> bool:
    """Whether a paragraph is one quotation of whole sentences and nothing else."""
    words = text.strip()
    found = find_quotations(words)
    if len(found) != 1 or not found[0].closed or count_words(words) < _FEWEST_WORDS:
        return False
    start, end, _ = found[0]
    inside = words[start + 1 : end - 1].strip()
    return start == 0 and end == len(words) and inside[:1].isupper() and inside.endswith(_ENDS)


def _may_name(beside: Block) -> bool:
    """Whether the block before or after may be about nothing but who speaks."""
    if beside.role is not Role.BODY or beside.text.startswith(_DASHES):
        return True
    return count_words(beside.text) <= _LONGEST_NAME or beside.text.rstrip().endswith(":")


def _is_named(draft: Draft, block: Block) -> bool:
    """Whether somebody says something in a block."""
    return any(
        one.content.start < block.span.end and block.span.start < one.content.end
        for one in draft.attributions
        if one.source is not None or one.entity is not None
    )
