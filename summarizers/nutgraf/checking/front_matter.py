"""The front-matter field that describes a page in lists, searches and link previews."""

from nutgraf.checking.draft import Draft
from nutgraf.checking.finding import Fix
from nutgraf.edits.candidates import descriptions
from nutgraf.edits.description import DESCRIPTION, described
from nutgraf.edits.insertion import without_spans
from nutgraf.errors import NutgrafError
from nutgraf.lines import end_of_line
from nutgraf.reading.formats.front_matter import Field

# Sites use these names; the first that a page has is shown.
_NAMES = ("description", "summary", "excerpt", "abstract")
# Placeholders that a tool will fill in.
_UNFILLED = ("{{", "{%", "<%")


def description_of(draft: Draft) -> Field | None:
    """The page's description; None where it has no front matter or no such field."""
    by_name = {field.key: field for field in reversed(draft.fields)}
    return next((by_name[name] for name in _NAMES if name in by_name), None)


def words_of(field: Field | None) -> str:
    """The text of a description; "" if it is not a text, or a placeholder."""
    words = field.words if field else None
    return "" if not words or any(mark in words for mark in _UNFILLED) else words


def description_fix(draft: Draft, key: str = DESCRIPTION) -> Fix | None:
    """Put sentences of the text into the front matter; None if that is impossible."""
    article, wish = draft.article, draft.wish
    # What was once a summary is not the text, and may be stale itself.
    apart = [one.inserted.span for one in draft.summaries]
    words = next(descriptions(without_spans(article, apart, wish), wish.method), None)
    if words is None:
        return None
    try:
        edit = described(article.source, words, end_of_line(article.source), key)
    except NutgrafError:
        return None
    return Fix(edit.span, edit.text, f"Write a {key} of the text's own sentences")
