"""The description in an article's front matter: YAML between `---`, TOML between `+++`."""

import re
import tomllib
from dataclasses import dataclass

from nutgraf.article import Span
from nutgraf.errors import NutgrafError
from nutgraf.lines import line_start
from nutgraf.reading.formats import front_matter
from nutgraf.rendering.json_text import json_text

LONGEST_DESCRIPTION = 160
"""In characters: search engines and link previews cut longer ones."""

DESCRIPTION = "description"
"""The name under which it is kept, unless the page has another."""

_END = re.compile(r"\r\n|\n|\r")
# Names longer than this are no names.
_YAML_KEY = re.compile(
    r"""(?P<indent>[ ]*)(?P<quote>["']?)(?P<name>[\w.$/@][^"':]{0,80})(?P=quote)[ \t]*:(?=\s|$)"""
)
_TOML_KEY = re.compile(r"""[ \t]*(?P<quote>["']?)(?P<name>[\w-]+)(?P=quote)[ \t]*=[ \t]*""")
_YAML_STRING = re.compile(r"""[ \t]*(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')""", re.DOTALL)
_COMMENT = re.compile(r"[ \t]#.*")
# The first characters of a value that is not written on its own line.
_NOT_PLAIN = ("'", '"', "|", ">", "&", "*", "!", "{", "[")


@dataclass(frozen=True, slots=True)
class Replacement:
    """What to write in place of a span of the text."""

    span: Span
    text: str


def end_of(source: str) -> int:
    """Where the text after the front matter begins; behind a byte order mark where none is."""
    end, _ = front_matter.labelled_blocks(source)
    return end or int(source.startswith("\ufeff"))


def described(
    source: str, description: str, end_of_line: str, key: str = DESCRIPTION
) -> Replacement:
    """The edit of a Markdown text by which its front matter has this description under `key`.

    Raises:
        NutgrafError: the front matter says so already, or is not understood.
    """
    start = int(source.startswith("\ufeff"))
    end, _ = front_matter.labelled_blocks(source)
    if not end:
        entry = f"{key}: {as_yaml(description)}"
        text = end_of_line.join(("---", entry, "---", "", ""))
        return Replacement(Span(start, start), text)
    first = _END.search(source, start)
    inner_start = first.end() if first else end
    inner_end = line_start(source, len(source[:end].rstrip("\r\n")))
    inside = Span(inner_start, max(inner_start, inner_end))
    in_toml = source.startswith("+++", start)
    found = (_toml if in_toml else _yaml)(source, inside, (key, description), end_of_line)
    if found.span.of(source) == found.text:
        raise NutgrafError("the front matter has this description already")
    return found


def _yaml(source: str, inside: Span, entered: tuple[str, str], end_of_line: str) -> Replacement:
    name, description = entered
    lines = _lines(source, inside)
    keys = [(line, found) for line in lines if (found := _YAML_KEY.match(line.of(source)))]
    plain = [line for line in lines if not line.of(source).lstrip().startswith("#")]
    told = [line for line in plain if line.of(source).strip()]
    if told and (not keys or keys[0][0] != told[0]):
        raise NutgrafError("the front matter is not understood: it does not begin with a name")
    indent = keys[0][1]["indent"] if keys else ""
    entry = f"{name}: {as_yaml(description)}"
    for line, key in keys:
        if key["indent"] != indent or key["name"].rstrip().lower() != name:
            continue
        more = _continued(source, lines, line, indent)
        value = source[line.start + key.end() : more.end]
        if value.lstrip().startswith(("'", '"')) and not _YAML_STRING.match(value):
            raise NutgrafError(f"the front matter's {name} is not understood")
        remark = _remark(value) if more == line else None
        if remark is None:
            return Replacement(Span(line.start + len(indent), more.end), entry)
        text = f" {as_yaml(description)}{remark}"
        return Replacement(Span(line.start + key.end(), line.end), text)
    at = inside.end
    return Replacement(Span(at, at), f"{indent}{entry}{end_of_line}")


def _remark(value: str) -> str | None:
    """The comment after a value on one line; None if the value has another form."""
    string = _YAML_STRING.match(value)
    if string is None and value.lstrip().startswith(_NOT_PLAIN):
        return None
    found = _COMMENT.search(value, string.end() if string else 0)
    return found[0] if found else ""


def _continued(source: str, lines: list[Span], line: Span, indent: str) -> Span:
    """A key's line with the lines of its value below it: those further in, and blank between."""
    end = line.end
    for below in lines[lines.index(line) + 1 :]:
        words = below.of(source)
        if not words.strip():
            continue
        if not words.startswith((f"{indent} ", f"{indent}\t")):
            break
        end = below.end
    return Span(line.start, end)


def _toml(source: str, inside: Span, entered: tuple[str, str], end_of_line: str) -> Replacement:
    name, description = entered
    before = _parsed(inside.of(source))
    value = json_text(description)
    found = Replacement(Span(inside.start, inside.start), f"{name} = {value}{end_of_line}")
    if name in before:
        found = _toml_value(source, inside, before, (name, value))
    changed = (
        source[inside.start : found.span.start] + found.text + source[found.span.end : inside.end]
    )
    if _parsed(changed) != {**before, name: description}:
        raise NutgrafError(f"the front matter's {name} is not understood")
    return found


def _toml_value(
    source: str, inside: Span, before: dict[str, object], entered: tuple[str, str]
) -> Replacement:
    """Replace the existing value: as many lines as needed for the rest to stay the same."""
    own, value = entered
    lines = _lines(source, inside)
    without = {name: kept for name, kept in before.items() if name != own}
    for index, line in enumerate(lines):
        key = _TOML_KEY.match(line.of(source))
        if key is None or key["name"] != own:
            continue
        for last in lines[index : index + _MOST_LINES]:
            rest = source[inside.start : line.start] + source[last.end : inside.end]
            if _parsed_or_none(rest) == without:
                comment = _comment(source, Span(line.start + key.end(), last.end))
                return Replacement(Span(line.start + key.end(), last.end), value + comment)
    raise NutgrafError(f"the front matter's {own} is not understood")


# Of a value over several lines.
_MOST_LINES = 20
_TOML_ONE_LINE = re.compile(r"""(?:"(?!"")(?:[^"\\]|\\.)*"|'(?!'')[^']*')(?P<comment>[ \t]*\#.*)""")


def _comment(source: str, value: Span) -> str:
    found = _TOML_ONE_LINE.fullmatch(value.of(source))
    return found["comment"] if found else ""


def _parsed(text: str) -> dict[str, object]:
    found = _parsed_or_none(text)
    if found is None:
        raise NutgrafError("the front matter is no TOML")
    return found


def _parsed_or_none(text: str) -> dict[str, object] | None:
    # Lone carriage returns end no line in TOML.
    try:
        return tomllib.loads(_END.sub("\n", text))
    except (tomllib.TOMLDecodeError, ValueError, RecursionError):
        return None


def _lines(source: str, inside: Span) -> list[Span]:
    found, start = [], inside.start
    for end in _END.finditer(source, inside.start, inside.end):
        found.append(Span(start, end.start()))
        start = end.end()
    if start < inside.end:
        found.append(Span(start, inside.end))
    return found


def as_yaml(words: str) -> str:
    """As YAML's double quotation marks hold it, which are JSON's."""
    return json_text(words)
