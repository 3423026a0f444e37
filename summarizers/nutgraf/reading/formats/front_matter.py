"""Front matter at the head of a Markdown text: YAML between `---`, TOML between `+++`."""

import re

from nutgraf.article import Role, Span
from nutgraf.reading.draft import Draft
from nutgraf.reading.inline import Clean, plain

_END = r"(?:\r\n|\n|\r)"
_MATTER = re.compile(
    rf"\ufeff?(?P<mark>---|\+\+\+)[ \t]*{_END}(?:(?!(?P=mark)[ \t]*[\r\n])[^\r\n]*{_END}){{0,400}}?"
    rf"(?P=mark)[ \t]*(?:{_END}|$)"
)
_FIELD = re.compile(
    r"""(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*[:=][ \t]*"""
    r"""(?P<quote>["']?)(?P<value>[^\r\n]*?)(?P=quote)[ \t]*$""",
    re.MULTILINE,
)
_LINE = re.compile(r"[^\r\n]*\S[^\r\n]*")
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


def drafts(source: str) -> tuple[int, list[Draft]]:
    r"""Where the text begins after the front matter, and the front matter's lines.

    The values of title, author and date get the roles of what they say, each once.

    >>> end, found = drafts("---\ntitle: Rain\n---\nText")
    >>> end, [(draft.role.value, draft.clean.text) for draft in found]
    (20, [('metadata', '---'), ('title', 'Rain'), ('metadata', '---')])
    """
    match = _MATTER.match(source)
    if match is None:
        return 0, []
    found: list[Draft] = []
    seen: set[Role] = set()
    for line in _LINE.finditer(source, 0, match.end()):
        span = Span(line.start() + len(line[0]) - len(line[0].lstrip("\ufeff \t")), line.end())
        entry = _FIELD.match(source, span.start, span.end)
        role, level = _ROLES.get(entry["key"].lower(), (None, 0)) if entry else (None, 0)
        if entry and role and role not in seen and entry["value"].strip():
            seen.add(role)
            value = Span(*entry.span("value"))
            why = (f"the front matter's {entry['key'].lower()}",)
            clean = Clean(value.of(source), range(value.start, value.end))
            found.append(Draft(value, role, clean, level, why))
        else:
            found.append(Draft(span, Role.METADATA, plain(source, span), 0, ("front matter",)))
    return match.end(), found


def as_metadata(draft: Draft) -> Draft:
    """The same lines without a role of their own."""
    return Draft(draft.span, Role.METADATA, draft.clean, 0, draft.reasons)
