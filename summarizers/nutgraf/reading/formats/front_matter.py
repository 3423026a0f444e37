"""Front matter at the head of a Markdown text: YAML between `---`, TOML between `+++`."""

import re

from nutgraf.article import Role, Span
from nutgraf.reading.inline import Clean, plain
from nutgraf.reading.labelled_block import LabelledBlock

_LINE_END = r"(?>\r\n|\n|\r)"
_OPENING = re.compile(rf"\ufeff?(?P<mark>---|\+\+\+)[ \t]*{_LINE_END}")
_LINE = re.compile(rf"(?P<words>[^\r\n]*)(?:{_LINE_END}|\Z)")
_FIELD = re.compile(r"(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*[:=]")
_BLANKS = " \t"
# So many lines of front matter are looked through for its end.
_MOST_LINES = 400
_ROLES = {
    "title": (Role.TITLE, 1),
    "headline": (Role.TITLE, 1),
    "author": (Role.BYLINE, 0),
    "authors": (Role.BYLINE, 0),
    "byline": (Role.BYLINE, 0),
    "by": (Role.BYLINE, 0),
    "date": (Role.DATE, 0),
    "published": (Role.DATE, 0),
}


def labelled_blocks(source: str) -> tuple[int, list[LabelledBlock]]:
    r"""Where the text begins after the front matter, and the front matter's lines.

    The values of title, author and date get the roles of what they say, each once.

    >>> end, found = labelled_blocks("---\ntitle: Rain\n---\nText")
    >>> end, [(labelled.role.value, labelled.clean.text) for labelled in found]
    (20, [('metadata', '---'), ('title', 'Rain'), ('metadata', '---')])
    """
    end = _end(source)
    found: list[LabelledBlock] = []
    seen: set[Role] = set()
    here = 0
    while here < end and (line := _LINE.match(source, here, end)):
        here = line.end()
        words = line["words"]
        if not words.strip():
            continue
        span = Span(line.start() + len(words) - len(words.lstrip("\ufeff \t")), line.end("words"))
        entry = _FIELD.match(source, span.start, span.end)
        role, level = _ROLES.get(entry["key"].lower(), (None, 0)) if entry else (None, 0)
        value = _value(source, Span(entry.end(), span.end)) if entry else None
        if entry and role and role not in seen and value:
            seen.add(role)
            why = (f"the front matter's {entry['key'].lower()}",)
            clean = Clean(value.of(source), range(value.start, value.end))
            found.append(LabelledBlock(value, role, clean, level, why))
        else:
            found.append(
                LabelledBlock(span, Role.METADATA, plain(source, span), 0, ("front matter",))
            )
    return end, found


def _end(source: str) -> int:
    """One past the front matter; 0 where there is none."""
    opening = _OPENING.match(source)
    if opening is None:
        return 0
    here = opening.end()
    for _ in range(_MOST_LINES + 1):
        line = _LINE.match(source, here)
        if line is None or line.end() == here:
            break
        here = line.end()
        if line["words"].rstrip(_BLANKS) == opening["mark"]:
            return here
    return 0


def _value(source: str, rest: Span) -> Span | None:
    """What stands behind a key's sign, without a pair of quotation marks; None where nothing does.

    >>> source = "title: 'Rain' "
    >>> _value(source, Span(6, 14)).of(source)
    'Rain'
    """
    raw = rest.of(source)
    words = raw.strip(_BLANKS)
    start = rest.start + len(raw) - len(raw.lstrip(_BLANKS))
    end = start + len(words)
    if len(words) > 1 and words[0] in "\"'" and words[-1] == words[0]:
        start, end = start + 1, end - 1
    return Span(start, end) if source[start:end].strip() else None


def as_metadata(labelled: LabelledBlock) -> LabelledBlock:
    """The same lines without a role of their own."""
    return LabelledBlock(labelled.span, Role.METADATA, labelled.clean, 0, labelled.reasons)
