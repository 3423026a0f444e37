"""Markup that CommonMark lacks and that Markdown tools do not show.

Attributes, callouts, fences of colons, shortcodes, Liquid, maths, wiki links, citations.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from nutgraf.article import Role, Span
from nutgraf.frozen import dataclass
from nutgraf.lines import Lines
from nutgraf.reading.formats.holes import punched
from nutgraf.reading.inline import Clean, stripped, tidy, without

Ranges = Sequence[tuple[int, int]]
"""Ranges of the source that are always words, in order: those of code."""

# Any of these is in every mark below; a colon, a dollar or a percent sign by itself is in none.
_SIGN = re.compile(
    r"[{\[=~^\\]|%%|[!?]{3}|\$[^$]{0,2000}\$|(?:^|\s)[#:]|::|^(?:im|ex)port |^\\begin"
)
# Of each match the last group that took part is shown, or nothing. The bounds are those of what
# people write; none of the inner classes holds its own mark.
_MARKS = re.compile(
    # [words]({{< ref "page" >}}), ![picture]({{ site.url }}/a.png).
    r"!\[[^\[\]]{0,300}\]\(\{[{%][^{}]{0,300}\}{1,2}[^()\s]{0,200}\)"
    r"|\[([^\[\]]{1,300})\]\(\{[{%][^{}]{0,300}\}{1,2}[^()\s]{0,200}\)"
    # [words]{.class}, and {#id .class}, {: .class} by themselves.
    r"|\[([^\[\]]{1,200})\]\{[#.][^{}]{0,100}\}"
    r"|\s{0,3}\{(?::\s?|[#.])[^{}]{0,200}\}"
    # {{< shortcode >}}, {{ variable }}, {% liquid %}, and %% a comment %%.
    r"|\{\{[^{}]{0,400}\}\}"
    r"|\{%[^{}%]{0,400}%\}"
    r"|%%[^%]{1,1000}%%"
    # ![[embedded.png]], [[page|words]], [[page]].
    r"|!\[\[[^\[\]]{1,300}\]\]"
    r"|\[\[(?:[^\[\]|]{1,200}\|)?#?([^\[\]|]{1,200})\]\]"
    # ^[a note in the line].
    r"|\^\[[^\[\]]{1,500}\]"
    # [see @key, p. 4; @other].
    r"|\s?\[(?:[^\[\]@]{0,80}[\s;-])?@[\w][\w:./+-]{0,80}[^\[\]]{0,200}\]"
    # $$formula$$; $x^2$, which has a sign that no sum of money has.
    r"|\$\$[^$]{1,2000}\$\$"
    r"|\$(?=[^\s$])([A-Za-z]|[^$\\^_=]{0,120}[\\^_=][^$]{0,120})(?<=\S)\$(?!\d)"
    r"|==(?=[^\s=])([^=]{1,300})(?<=\S)=="
    r"|~~(?=[^\s~])([^~]{1,300})(?<=\S)~~"
    # The name of a block, at its end.
    r"|\s\^[\w-]{1,40}\Z"
)
# A formula with commands, which is printed otherwise.
_COMMANDS = re.compile(r"\$(?=[^\s$])[^$\\]{0,120}\\[^$]{1,240}(?<=\S)\$(?!\d)")
_CALLOUT = re.compile(r"\[![\w-]{1,30}(?:\|[^\]]{0,60})?\][+-]?")
_TASK = re.compile(r"\[[ xX]\]\s")
_FENCE = re.compile(r":{3,}")
_TAGS = re.compile(r"(?:#[\w/-]{1,60}(?:\s|\Z)\s{0,5}){1,40}\Z")
_ADMONITION = re.compile(r"(?:!{3}|\?{3}\+?)\s{1,4}\w")
_ABBREVIATION = re.compile(r"\*\[[^\[\]]{1,60}\]:\s")
_COMMAND = re.compile(r"\\[A-Za-z]{2,30}(?:\{[^{}]{0,100}\}){0,3}\Z")
_CONTENTS = re.compile(r"\[(?:\[_?)?TOC_?\](?:\])?\Z", re.IGNORECASE)
_FIELD = re.compile(r"\w[\w -]{0,30}::(?:\s|\Z)")
_DEFINITION = re.compile(r":\s{1,4}(?=\S)")
_CODE = re.compile(
    r"(?:\{\{<|\{%-?)\s{0,3}highlight\b|import\s[^'\"]{1,300}\sfrom\s{1,3}['\"]"
    r"|export\s{1,3}(?:const|default|function|async)\s"
)
_FORMULA = re.compile(r"\$\$|\\begin\{")
_FORMULA_END = re.compile(r"(?:\$\$|\\end\{[A-Za-z*]{1,40}\})\Z")
_FORMULA_TAIL = 60


@dataclass(frozen=True, slots=True)
class ParagraphPart:
    """A part of a paragraph: prose, which has no role yet, or something else with its reason."""

    clean: Clean
    end: int
    role: Role | None = None
    why: str = ""


def shown(clean: Clean, code: Ranges = ()) -> Clean:
    """The words without marks.

    >>> shown(Clean("See [[The Dam|the dam]] {#top}", range(30))).text
    'See the dam'
    """
    if not _SIGN.search(clean.text):
        return clean
    drops: list[tuple[int, int]] = []
    for match in _MARKS.finditer(clean.text):
        if match.start() == match.end() or _overlaps(code, clean, match):
            continue
        if match.lastindex is None:
            drops.append(match.span())
        else:
            start, end = match.span(match.lastindex)
            drops += [(match.start(), start), (end, match.end())]
    return stripped(tidy(without(clean, drops))) if drops else clean


def parts(source: str, span: Span, clean: Clean, code: Ranges = ()) -> Iterator[ParagraphPart]:
    """A paragraph as its readers see it, and the lines of it that they do not see."""
    if not _SIGN.search(clean.text):
        yield ParagraphPart(clean, span.end)
        return
    if why := _no_prose(source, span):
        yield ParagraphPart(clean, span.end, Role.CODE, why)
        return
    prose: list[Clean] = []
    for line in _lines(source, clean):
        found = _line_apart(line, code, first=not prose and line.places[0] == clean.places[0])
        if found is None:
            prose.append(line)
            continue
        if prose:
            yield _prose(clean, prose, code)
            prose = []
        if isinstance(found, Clean):
            prose.append(found)
        else:
            yield found
    if prose:
        yield _prose(clean, prose, code, span.end)


def _overlaps(code: Ranges, clean: Clean, match: re.Match[str]) -> bool:
    if not code:
        return False
    first, last = clean.places[match.start()], clean.places[match.end() - 1]
    index = bisect_left(code, first, key=lambda one: one[1])
    return index < len(code) and code[index][0] <= last


def _no_prose(source: str, span: Span) -> str:
    """Why a whole paragraph is no prose; "" where it may be."""
    if _CODE.match(source, span.start, span.end):
        return "a code block"
    tail = source[max(span.start, span.end - _FORMULA_TAIL) : span.end]
    is_formula = _FORMULA.match(source, span.start, span.end) and _FORMULA_END.search(tail)
    # With two formulas in it, it may be a sentence about both.
    if is_formula and source.count("$$", span.start, span.end) <= len(("$$", "$$")):
        return "a formula"
    return ""


def _lines(source: str, clean: Clean) -> Iterator[Clean]:
    """The words of each line of the source, in order."""
    if not clean.text:
        return
    first = clean.places[0]
    starts = Lines.of(source[first : clean.places[-1] + 1]).starts
    cuts = [bisect_left(clean.places, first + start) for start in starts[1:]]
    for start, end in zip([0, *cuts], [*cuts, len(clean.text)], strict=True):
        line = stripped(clean.cut(start, end))
        if line.text:
            yield line


def _line_apart(line: Clean, code: Ranges, *, first: bool) -> ParagraphPart | Clean | None:
    """A line that is not shown, or one that begins a separate paragraph; None for any other."""
    text, end = line.text, line.end(-1)
    if first and (callout := _CALLOUT.match(text)):
        title = stripped(line.cut(callout.end(), len(text)))
        why = "a callout's title" if title.text else "marks a callout"
        return ParagraphPart(title if title.text else line, end, Role.METADATA, why)
    if first and (task := _TASK.match(text)):
        return stripped(line.cut(task.end(), len(text)))
    if definition := _DEFINITION.match(text):
        return line.cut(definition.end(), len(text))
    for pattern, why in (
        (_FENCE, "a fence"),
        (_TAGS, "tags"),
        (_CONTENTS, "a table of contents"),
        (_FIELD, "a field"),
        (_ADMONITION, "a callout's title"),
        (_ABBREVIATION, "an abbreviation"),
        (_COMMAND, "a command of LaTeX"),
    ):
        if pattern.match(text):
            return ParagraphPart(line, end, Role.METADATA, why)
    if not shown(line, code).text:
        return ParagraphPart(line, end, Role.METADATA, "markup that is not shown")
    return None


def _prose(whole: Clean, lines: Sequence[Clean], code: Ranges, end: int = 0) -> ParagraphPart:
    """Lines that form one paragraph; it ends at `end` if that is known."""
    first = bisect_left(whole.places, lines[0].places[0])
    last = bisect_left(whole.places, lines[-1].places[-1])
    words = whole.cut(first, last + 1)
    if "\\" in words.text and "$$" not in words.text:
        words = punched(words, _COMMANDS)
    return ParagraphPart(shown(words, code), end or lines[-1].end(-1))
