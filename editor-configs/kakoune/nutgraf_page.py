"""Asks nutgraf about a text of Kakoune's, and answers with Kakoune's commands that show what it found.

Called by nutgraf.kak as `nutgraf_page.py TEXT COMMAND [-selection] [LENGTH]`, with what Kakoune knows
in the environment. Needs Python 3.7 and nothing else.
"""

import json
import os
import subprocess
import sys

# The names of formats for Kakoune's file types, and for the ends of names that it does not know.
FORMATS = {
    "asciidoc": "asciidoc",
    "html": "html",
    "latex": "latex",
    "markdown": "markdown",
    "org": "org",
    "restructuredtext": "restructuredtext",
}
SUFFIXES = {
    ".adoc": "asciidoc",
    ".org": "org",
    ".rst": "restructuredtext",
    ".tex": "latex",
    ".txt": "plaintext",
}
MOST_BRIEFINGS = 1000
# By which a summary that was put in, and a briefing that was written, are known as such.
MARKS = {
    "asciidoc": "// nutgraf: summary",
    "html": "<!-- nutgraf: summary -->",
    "latex": "% nutgraf: summary",
    "markdown": "[//]: # (nutgraf: summary)",
    "org": "# nutgraf: summary",
    "restructuredtext": ".. nutgraf: summary\n",
}
BACKLINK = "<!-- nutgraf: briefing of {} -->"


class Failed(Exception):
    """What went wrong, in a line for the person at the editor."""


class Text:
    """The article's text as Kakoune has it: lines end in a line feed, columns count bytes."""

    def __init__(self, text):
        self.text = text

    def selection(self, start, end):
        """The selection of what stands from `start` up to `end`; the last character is in it."""
        return f"{self._place(start)},{self._place(max(start, end - 1))}"

    def _place(self, offset):
        line_start = self.text.rfind("\n", 0, offset) + 1
        line = self.text.count("\n", 0, offset) + 1
        return f"{line}.{len(_bytes(self.text[line_start:offset])) + 1}"

    def span(self, described):
        """Where a selection begins and ends."""
        ends = sorted(tuple(map(int, one.split("."))) for one in described.split(","))
        start, last = (self._offset(*one) for one in ends)
        return start, last + 1

    def _offset(self, line, column):
        start = 0
        for _ in range(line - 1):
            start = self.text.index("\n", start) + 1
        rest = _bytes(self.text[start : start + column])
        return start + len(rest[: column - 1].decode("utf-8", "surrogateescape"))


def _bytes(text):
    return text.encode("utf-8", "surrogateescape")


class Page:
    """Lines, and the places that some of them lead to. Places are `shift` characters further on."""

    def __init__(self, text, shift):
        self.text = text
        self.shift = shift
        self.lines = []
        self.places = []

    def draw(self, line):
        """A line of the view that nutgraf gives: it says what there is to show, and how."""
        words = line["text"]
        if line["style"] == "entry":
            words = f"{'  ' * (line['depth'] + 1)}- {words}"
        elif line["style"] == "note":
            words = f"    {words}"
        # Of a text that is held against an article, those of the text.
        places = [place for place in line["places"] if not place.get("article")]
        found = [self._selection(place) for place in places]
        if line["style"] == "entry" and found:
            words += f" ({where(found)})"
        self.lines.append(words)
        if found:
            self.places.append(f"{len(self.lines)}={found[0]}")

    def _selection(self, place):
        return self.text.selection(place["start"] + self.shift, place["end"] + self.shift)


def where(selections):
    """The lines of the article on which selections begin: "line 3", "lines 3 and 9"."""
    numbers = sorted({int(one.partition(".")[0]) for one in selections})
    return f"{'line' if len(numbers) == 1 else 'lines'} {' and '.join(map(str, numbers))}"


def one_line(text):
    """The words, with single spaces between them."""
    return " ".join(text.split())


def form_of(path):
    """The format of the article at a path, by its name for nutgraf; nothing where it is not known."""
    known = FORMATS.get(os.environ["kak_opt_filetype"])
    return known or SUFFIXES.get(os.path.splitext(path)[1])


def ask(text, *arguments):
    """What nutgraf prints about a text."""
    path = os.environ["kak_buffile"]
    folder = os.path.dirname(path) if os.path.isabs(path) else "."
    command = [os.environ["kak_opt_nutgraf_program"], *arguments]
    if arguments[0] == "verify":
        # The form is that of the text, which the article need not have.
        command.insert(2, "-")
    else:
        if form_of(path):
            command += ["--from", form_of(path)]
        command.append("-")
    # The settings of the article's folder apply to its text.
    done = subprocess.run(
        command,
        input=_bytes(text),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder if os.path.isdir(folder) else None,
    )
    # A text with a sentence that its article does not support is 1, and no failure.
    if done.returncode != 0 and not (arguments[0] == "verify" and done.stdout):
        lines = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["nutgraf failed"]
        raise Failed(lines[-1].replace("standard input: ", ""))
    return done.stdout.decode("utf-8")


def options(command, length):
    """The arguments of the program for a command."""
    method = os.environ["kak_opt_nutgraf_method"]
    found = [command]
    if length:
        found += ["--length", length]
    if method and command in ("brief", "summarize"):
        found += ["--method", method]
    return found


def quoted(words):
    """Words as one of Kakoune's."""
    return "'" + words.replace("'", "''") + "'"


def show(text, command, length, span):
    """Kakoune's commands that show a page."""
    part = text.text[span[0] : span[1]]
    asked = ["verify", os.path.abspath(os.path.expanduser(length))] if command == "verify" else None
    found = json.loads(ask(part, *(asked or options(command, length)), "--format", "json"))
    page = Page(text, span[0])
    for line in found["lines"]:
        page.draw(line)
    shown = "".join(f"{line}\n" for line in page.lines)
    print(f"set-register p {quoted(shown)}")
    print(f"nutgraf-show {quoted(os.environ['kak_bufname'])}")
    print("set-option buffer nutgraf_places", *map(quoted, page.places))


def insert(text, length):
    """Kakoune's commands that put a summary below the cursor's line."""
    found = json.loads(ask(text.text, *options("summarize", length), "--format", "json"))
    words = " ".join(one_line(pick["text"]) for pick in found["picks"])
    form = form_of(os.environ["kak_buffile"])
    mark = MARKS.get(form)
    written = f"> {words}" if form == "markdown" else f"<p>{words}</p>" if form == "html" else words
    written = f"{mark}\n{written}" if mark else written
    print(f"set-register p {quoted(f'{chr(10)}{written}{chr(10)}')}")
    # Linewise, below the line that the cursor is on.
    print("execute-keys ';x\"pp'")


def backlink(name):
    """The line that says of which article a briefing is; none for a name that needs escapes."""
    plain = name.isprintable() and not any(one in name for one in "%<>;") and "--" not in name
    return f"\n{BACKLINK.format(name)}\n" if plain and name.strip() == name else ""


def write(text):
    """Kakoune's commands that open a briefing, which is written beside the article."""
    path = os.environ["kak_buffile"]
    if not os.path.isabs(path) or not os.path.isdir(os.path.dirname(path)):
        raise Failed("the article is in no folder: save it first, or use nutgraf-brief")
    page = ask(text.text, *options("brief", None), "--format", "markdown")
    stem = os.path.splitext(path)[0]
    names = [f"{stem}.briefing.md"]
    names += [f"{stem}.briefing-{number}.md" for number in range(2, MOST_BRIEFINGS)]
    for name in names:
        try:
            with open(name, "x", encoding="utf-8") as file:
                file.write(page + backlink(os.path.basename(path)))
        except FileExistsError:
            continue
        except OSError as error:
            raise Failed(f"{name} cannot be written: {error.strerror}") from None
        print(f"edit -existing {quoted(name)}")
        return
    raise Failed("there is a briefing of this article for every number")


def main(path, command, *given):
    """Do what nutgraf.kak asks for."""
    with open(path, encoding="utf-8", errors="surrogateescape", newline="") as file:
        text = Text(file.read())
    selected = "-selection" in given
    length = next((one for one in given if one != "-selection"), None)
    span = text.span(os.environ["kak_selection_desc"]) if selected else (0, len(text.text))
    if command == "insert":
        insert(text, length)
    elif command == "write":
        write(text)
    else:
        show(text, command, length, span)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogateescape")
    try:
        main(*sys.argv[1:])
    except Failed as failed:
        print(f"fail {quoted(str(failed))}")
