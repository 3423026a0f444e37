"""LaTeX content read into blocks: paragraphs, commands, formulas and environments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from nutgraf.article import Role, Span
from nutgraf.cancellation import checkpoint
from nutgraf.reading.formats import latex_commands as known
from nutgraf.reading.formats import latex_maths
from nutgraf.reading.formats.holes import HOLE, blocks, needs_mark, tidied
from nutgraf.reading.formats.latex_macros import Macro
from nutgraf.reading.formats.latex_units import COMMANDS, quantity
from nutgraf.reading.formats.offset_builder import Trail
from nutgraf.reading.inline import Clean, plain
from nutgraf.reading.labelled_block import LabelledBlock

_BLANKS = r"[ \t\f\v\u00a0]"
# Atomic, or CR LF would be read as two line ends where two are looked for.
_LINE_END = r"(?>\r\n|\n|\r)"
# Whatever is not simply a character of the text.
_SPECIAL = re.compile(
    rf"(?P<paragraph>{_LINE_END}{_BLANKS}*{_LINE_END}\s*)"
    r"|(?P<comment>%[^\r\n]*(?:\r\n|\n|\r)?[ \t]*)"
    r"|\\(?P<command>[A-Za-z@]{1,60})\*?"
    r"|\\(?P<sign>[^A-Za-z])"
    r"|(?P<dash>---?)|(?P<open>``?)|(?P<close>'')"
    r"|(?P<math>\$\$?)|(?P<brace>[{}])|(?P<tie>~)|(?P<cell>&)"
)
_NAME = re.compile(r"\s{0,40}\{([A-Za-z@*]{1,40})\}")
_OPTION = re.compile(r"\s{0,40}\[[^\[\]{}]{0,400}(?:\{[^{}]{0,200}\}[^\[\]{}]{0,200}){0,8}\]")
_ARGUMENT = re.compile(r"\s{0,40}\{")
_AFTER_COMMAND = re.compile(rf"{_BLANKS}*(?:{_LINE_END}{_BLANKS}*(?![\s]))?")
_ACCENTED = re.compile(r"[ \t]?(?:\{(\\[ij]|[^\W\d_])\}|(\\[ij](?![A-Za-z])|[^\W\d_]))")
_LINE_COMMENT = re.compile(r"[ \t]*%[^\r\n]*(?:\r\n|\n|\r|$)")
_TYPED = {"--": "–", "---": "—", "``": "“", "`": "‘", "''": "”"}
_MATH_ENDS = {
    "$": re.compile(rf"(?<!\\)\$|{_LINE_END}[ \t]*{_LINE_END}"),
    "$$": re.compile(r"\$\$"),
    "(": re.compile(rf"\\\)|{_LINE_END}[ \t]*{_LINE_END}"),
    "[": re.compile(r"\\\]"),
}
# A sentence continues after a formula in lower case, with no blank line between.
_GOES_ON = re.compile(rf"{_BLANKS}*(?:{_LINE_END}{_BLANKS}*)?(?:[^\W\d_A-Z])")
HEAD_ROLES = {"title": Role.TITLE, "author": Role.BYLINE, "date": Role.DATE}


@dataclass(slots=True)
class LatexReader:
    """One document, and the blocks found in it so far."""

    source: str
    top: int
    braces: dict[int, int]
    language: str
    macros: dict[str, Macro] = field(default_factory=dict)
    trail: Trail = field(default_factory=Trail)
    start: int = -1
    """Where the paragraph that is being gathered begins; -1 where none is."""
    end: int = 0
    found: list[LabelledBlock] = field(default_factory=list)
    unclosed: set[str] = field(default_factory=set)
    unclosed_until: dict[str, int] = field(default_factory=dict)
    """The end of the text if a formula with a given opening is never closed."""
    quotations: set[int] = field(default_factory=set)
    """The braces that close one."""

    # -- the paragraph that is being gathered -----------------------------------------------------

    def take(self, words: str, start: int, end: int) -> None:
        """Add words to the paragraph, with their position in the source."""
        if self.start < 0:
            if not words.strip():
                return
            self.start = start + len(words) - len(words.lstrip()) if end - start > 1 else start
        self.trail.take(words[: end - start], start, end)
        if words.strip():
            self.end = end

    def flush(self) -> None:
        """End the paragraph."""
        if self.start >= 0:
            clean = tidied(self.trail.clean())
            if clean.text:
                span = Span(self.start, max(self.end, clean.end(-1)))
                self.found += blocks(span, clean, Role.BODY, "a paragraph", self.language)
        self.trail, self.start = Trail(), -1

    def apart(self, start: int, end: int, role: Role, why: str) -> None:
        """A separate block, verbatim."""
        self.flush()
        raw = self.source[start:end]
        left = start + len(raw) - len(raw.lstrip())
        span = Span(left, max(left, start + len(raw.rstrip())))
        clean = plain(self.source, span)
        if clean.text:
            self.found.append(LabelledBlock(span, role, clean, 0, (why,)))

    def formula(self, start: int, end: int) -> None:
        """A displayed formula: a separate block, unless the sentence continues after it."""
        if self.start >= 0 and _GOES_ON.match(self.source, end):
            self.take(" ", start, start + 1)
        else:
            self.apart(start, end, Role.CODE, "a formula")

    # -- reading ----------------------------------------------------------------------------------

    def read(self, start: int, end: int) -> None:
        """Read a part of the source into blocks."""
        here = start
        while here < end:
            checkpoint()
            match = _SPECIAL.search(self.source, here, end)
            if match is None:
                break
            self.take(self.source[here : match.start()], here, match.start())
            here = max(self._special(match, end), match.start() + 1)
        if here < end:
            self.take(self.source[here:end], here, end)
        self.flush()

    def _special(self, match: re.Match[str], end: int) -> int:
        """Read the token at `match`; returns where to continue."""
        start, kind = match.start(), match.lastgroup
        if kind == "paragraph":
            self.flush()
        elif kind == "comment":
            return self._comment(match, end)
        elif kind == "command":
            return self._command(match, end)
        elif kind == "sign":
            return self._sign(match, end)
        elif kind == "math":
            return self._math(start, match.end(), match[0], end)
        elif kind == "brace" and start in self.quotations:
            self.take("”", start, match.end())
        elif kind == "brace":
            # What closes right after a sentence belongs to it.
            self.end += match[0] == "}" and self.end == start
        elif kind in ("tie", "cell"):
            self.take(" ", start, match.end())
        else:
            written = match[0]
            self.take(_TYPED.get(written, written), start, match.end())
        return match.end()

    def _comment(self, match: re.Match[str], end: int) -> int:
        if self.start >= 0:
            return match.end()
        stop = match.end()
        while stop < end and (more := _LINE_COMMENT.match(self.source, stop, end)):
            stop = max(more.end(), stop + 1)
        self.apart(match.start(), stop, Role.METADATA, "a comment")
        return stop

    def _sign(self, match: re.Match[str], end: int) -> int:
        sign = match["sign"]
        if sign in ("(", "["):
            return self._math(match.start(), match.end(), sign, end)
        if known.is_accent(sign):
            return self._accent(sign, match, end)
        self.take(known.SIGNS.get(sign, ""), match.start(), match.end())
        # \\[2pt] and \\* give the distance to the next line.
        return self._past_option(match.end()) if sign == "\\" else match.end()

    def _accent(self, name: str, match: re.Match[str], end: int) -> int:
        letter = _ACCENTED.match(self.source, match.end(), end)
        if letter is None:
            return match.end()
        written = letter[1] or letter[2]
        self.take(known.accented(name, written), match.start(), letter.end())
        return letter.end()

    def _math(self, start: int, inside: int, opening: str, end: int) -> int:
        if inside < self.unclosed_until.get(opening, 0):
            return inside
        close = _MATH_ENDS[opening].search(self.source, inside, end)
        if close is None or not close[0].strip():
            self.unclosed_until[opening] = close.start() if close else end
            return inside
        if opening in ("$$", "["):
            self.formula(start, close.end())
        elif "\\" in (formula := self.source[inside : close.start()]):
            self.take(latex_maths.shown(formula) or HOLE, inside, close.start())
        else:
            self.take(formula, inside, close.start())
        self.end = max(self.end, close.end())
        return close.end()

    # -- commands ---------------------------------------------------------------------------------

    def _past_option(self, here: int) -> int:
        while match := _OPTION.match(self.source, here):
            here = match.end()
        return here

    def argument(self, here: int) -> Span | None:
        """The content of the braces that follow, skipping options."""
        opening = _ARGUMENT.match(self.source, self._past_option(here))
        if opening is None:
            return None
        close = self.braces.get(opening.end() - 1)
        return None if close is None else Span(opening.end(), close)

    def _arguments(self, here: int, count: int) -> Iterator[Span]:
        for _ in range(count):
            found = self.argument(here)
            if found is None:
                return
            yield found
            here = found.end + 1

    def _past_arguments(self, here: int, count: int) -> int:
        return max((found.end + 1 for found in self._arguments(here, count)), default=here)

    def _command(self, match: re.Match[str], end: int) -> int:  # noqa: PLR0911, C901, PLR0912
        name, start, here = match["command"], match.start(), match.end()
        if name in ("begin", "end"):
            return self._environment(name, start, here, end)
        if name in known.SECTIONS:
            return self._heading(name, here)
        if name in HEAD_ROLES or name in known.HEAD:
            return self._head(name, start, here)
        if name == "caption":
            return self._caption(here, end)
        if name in self.macros or name in COMMANDS or name in known.HOLES:
            return self._printed(name, start, here)
        if name in known.MARKS:
            return self._mark(start, here, is_note=name in known.NOTES)
        if name in known.UNREAD:
            return self._past_arguments(self._past_option(here), known.UNREAD[name])
        if name in known.FIRST_UNREAD:
            return self._past_arguments(self._past_option(here), 1)
        if name in ("verb", "lstinline", "mintinline"):
            return self._verbatim(name, here, end)
        if name in ("par", "item", "bibitem", "maketitle", "newpage", "clearpage"):
            self.flush()
            return self._past_item(name, here)
        if known.is_accent(name) and (past := self._accent(name, match, end)) != here:
            return past
        if name == "enquote" and (said := self.argument(here)):
            self.quotations.add(said.end)
            self.take("“", start, said.start)
            return said.start
        if name == "and":
            self.trail.drop_blanks()
            self.take(", ", start, here)
        elif name in known.SYMBOLS:
            self.take(known.SYMBOLS[name], start, here)
        else:
            here = self._past_option(here)
        after = _AFTER_COMMAND.match(self.source, here, end)
        return after.end() if after else here

    def _printed(self, name: str, start: int, here: int) -> int:
        """Skip anything printed differently from its source: a macro, a quantity, a reference."""
        macro, kinds = self.macros.get(name), COMMANDS.get(name, "")
        found = list(self._arguments(here, macro.arguments if macro else len(kinds) or 1))
        past = found[-1].end + 1 if found else here
        words = macro.words if macro else quantity(kinds, [each.of(self.source) for each in found])
        fits = words is not None and len(words) <= past - start
        self.take(words if words is not None and fits else HOLE, start, past)
        return past

    def _mark(self, start: int, here: int, *, is_note: bool) -> int:
        """Past a citation or a footnote, which is left out unless its sentence needs it."""
        past = self._past_arguments(self._past_option(here), 1)
        before = "".join(self.trail.pieces[-_FEW_PIECES:])
        if not is_note and needs_mark(before, self.language):
            self.take(HOLE, start, past)
        else:
            self.trail.drop_blanks()
        return past

    def _past_item(self, name: str, here: int) -> int:
        if name == "bibitem":
            return self._past_arguments(here, 1)
        label = _OPTION.match(self.source, here)
        if label is None or name != "item":
            return here
        inside = self.source.index("[", here) + 1
        self.take(self.source[inside : label.end() - 1], inside, label.end() - 1)
        return label.end()

    def _verbatim(self, name: str, here: int, end: int) -> int:
        if name != "verb":
            here = self._past_option(here)
            if name == "mintinline":
                here = self._past_arguments(here, 1)
        mark = self.source[here : here + 1]
        if not mark or mark.isspace() or mark.isalnum():
            return here
        line_end = min(end, here + _LONGEST_VERBATIM)
        close = self.source.find("}" if mark == "{" else mark, here + 1, line_end)
        if close < 0:
            return here
        self.take(self.source[here + 1 : close], here + 1, close)
        self.end = close + 1
        return close + 1

    def words(self, within: Span) -> Clean:
        """The words of an argument."""
        inner = LatexReader(self.source, self.top, self.braces, self.language, self.macros)
        inner.read_inline(within.start, within.end)
        return tidied(inner.trail.clean())

    def read_inline(self, start: int, end: int) -> None:
        """Like `read`, with no blocks in it."""
        here = start
        while here < end:
            checkpoint()
            match = _SPECIAL.search(self.source, here, end)
            stop = match.start() if match else end
            self.take(self.source[here:stop], here, stop)
            if match is None:
                break
            name = match["command"]
            blocks = name in known.SECTIONS or name in HEAD_ROLES or name in known.BLOCKS
            if blocks or match["paragraph"] or match[0] == "$$" or match["sign"] == "[":
                self.take(" ", match.start(), match.end())
                here = match.end()
            elif match["comment"]:
                here = match.end()
            else:
                here = max(self._special(match, end), match.start() + 1)

    def _heading(self, name: str, here: int) -> int:
        found = self.argument(here)
        self.flush()
        if found is None:
            return here
        clean = self.words(found)
        level = known.SECTIONS[name] - self.top + 2
        if clean.text:
            why = "a heading in the line" if name.endswith("paragraph") else f"a {name}"
            self.found.append(LabelledBlock(found, Role.HEADING, clean, max(2, level), (why,)))
        return found.end + 1

    def _head(self, name: str, start: int, here: int) -> int:
        found = self.argument(here)
        if found is None:
            return here
        self.flush()
        clean = self.words(found)
        role = HEAD_ROLES.get(name, Role.METADATA)
        if clean.text:
            level = 1 if role is Role.TITLE else 0
            self.found.append(LabelledBlock(found, role, clean, level, (f"the {name}",)))
        elif found.of(self.source).strip():
            self.apart(start, found.end + 1, Role.METADATA, f"the {name}")
        return found.end + 1

    def _caption(self, here: int, end: int) -> int:
        found = self.argument(here)
        if found is None or found.end > end:
            return here
        self.flush()
        clean = self.words(found)
        if clean.text:
            self.found.append(LabelledBlock(found, Role.CAPTION, clean, 0, ("a caption",)))
        return found.end + 1

    # -- environments -----------------------------------------------------------------------------

    def _environment(self, command: str, start: int, here: int, end: int) -> int:
        name = _NAME.match(self.source, here, end)
        if name is None:
            return here
        kind = name[1]
        if command == "begin" and (past := self._set_apart(kind, start, name.end(), end)):
            return past
        self.flush()
        if command == "end":
            return name.end()
        after = self._past_option(name.end())
        return self._past_arguments(after, known.WITH_ARGUMENTS.get(kind, 0))

    def _set_apart(self, kind: str, start: int, inside: int, end: int) -> int:
        """Past an environment that holds no prose; 0 for any other, and where it does not end."""
        why = known.APART.get(kind) or known.UNREAD_ENVIRONMENTS.get(kind)
        if why is None or kind in self.unclosed:
            return 0
        closing = f"\\end{{{kind}}}"
        close = self.source.find(closing, inside, end)
        if close < 0:
            self.unclosed.add(kind)
            return 0
        past = close + len(closing)
        if why == "a formula":
            self.formula(start, past)
        else:
            self.apart(start, past, Role.CODE if kind in known.APART else Role.METADATA, why)
        return past


# Enough of the collected text to know the word before a mark.
_FEW_PIECES = 4
# \verb|...| is on one line and has the length of code.
_LONGEST_VERBATIM = 300
