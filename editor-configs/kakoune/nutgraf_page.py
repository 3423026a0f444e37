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
# A sentence that was shown in full before is recalled by its opening.
WORDS_RECALLED = 9
MOST_FIGURES = 12
MOST_BRIEFINGS = 1000


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

    def heading(self, words):
        """A heading, with a blank line above."""
        self.lines += ["", words] if self.lines else [words]

    def entry(self, place, words=None, bullet="  - "):
        """What stands at a place of the article."""
        start, end = place["start"] + self.shift, place["end"] + self.shift
        selection = self.text.selection(start, end)
        line = selection.partition(".")[0]
        self.lines.append(f"{bullet}{words or one_line(place['text'])} (line {line})")
        self.places.append(f"{len(self.lines)}={selection}")

    def note(self, *facts):
        """What is said about what stands above."""
        words = "; ".join(fact for fact in facts if fact)
        if words:
            self.lines.append(f"    {words}")


def one_line(text):
    """The words, with single spaces between them."""
    return " ".join(text.split())


def title(page, article):
    """The article's title, byline, date and size."""
    if article["title"]:
        page.lines.append(one_line(article["title"]["text"]))
    told = [one_line(article[name]["text"]) for name in ("byline", "date") if article[name]]
    size = [f"{article['words']} words", f"{article['minutes']} min to read"]
    page.lines.append(" · ".join([*told, *size]))


def briefing(page, found):
    """A briefing, each part where the article has it."""
    shown = set()
    for name, part in (("Gist", found["gist"]), ("Points", found["sections"])):
        if part:
            page.heading(name)
        for one in part:
            if name == "Points" and one["heading"]:
                page.lines.append(one_line(one["heading"]["text"]))
            for sentence in one["points"] if name == "Points" else [one]:
                shown.add(sentence["index"])
                page.entry(sentence)
    if found["claims"]:
        page.heading("Key claims")
        claims(page, found, shown)
    different = {one_line(figure["phrase"]): figure for figure in reversed(found["figures"])}
    different = list(reversed(different.items()))
    if different:
        page.heading("Figures")
    for phrase, figure in different[:MOST_FIGURES]:
        page.entry(figure, phrase)
    if len(different) > MOST_FIGURES:
        page.note(f"and {len(different) - MOST_FIGURES} more")
    if found["quotes"]:
        page.heading("Quotes")
    for quote in found["quotes"]:
        page.entry(quote, said(quote))
    if found["questions"]:
        page.heading("Open questions")
    for question in found["questions"]:
        page.entry(question)


def said(quote):
    """A quotation, with its speaker where it does not name them itself."""
    words, speaker = one_line(quote["text"]), quote["speaker"]
    if speaker is None or quote["start"] <= speaker["start"] < quote["end"]:
        return words
    return f"{words} – {one_line(speaker['text'])}"


def summary(page, found):
    """The sentences that stand for the article."""
    page.heading("Summary")
    for pick in found["picks"]:
        page.entry(pick)


def claims(page, found, shown=()):
    """The claims; of those shown before only the opening."""
    for claim in found["claims"]:
        words = one_line(claim["text"]).split()
        recalled = claim["index"] in shown and len(words) > WORDS_RECALLED + 2
        page.entry(claim, " ".join(words[:WORDS_RECALLED]) + " …" if recalled else None)
        speaker = claim["speaker"]
        hedges = ", ".join(f"“{one_line(hedge['text'])}”" for hedge in claim["hedges"])
        page.note(
            ", ".join(claim["kinds"]),
            f"source: {one_line(speaker['text'])}" if speaker else "",
            f"hedged: {hedges}" if hedges else "",
        )


def all_claims(page, found):
    """The claims by themselves."""
    page.heading("Key claims")
    claims(page, found)


def comparison(page, found):
    """The sentences that the methods picked, with who picked them."""
    page.heading("Picked by the methods")
    for sentence in found["sentences"]:
        page.entry(sentence)
        names = sentence["methods"]
        page.note(f"{len(names)} of {len(found['methods'])}: {', '.join(names)}")


def outline(page, found):
    """The sections and what is below them."""
    page.heading("Sections")
    sections(page, found["sections"], 1)


def sections(page, found, depth):
    """These sections, so many levels deep."""
    for section in found:
        place = section["heading"] or {**section, "text": "(before the first heading)"}
        size = f"{section['words']} words, {section['minutes']} min"
        page.entry(place, f"{one_line(place['text'])}, {size}", "  " * depth + "- ")
        sections(page, section["subsections"], depth + 1)


PAGES = {
    "brief": briefing,
    "summarize": summary,
    "claims": all_claims,
    "compare": comparison,
    "outline": outline,
}


def ask(text, *arguments):
    """What nutgraf prints about a text."""
    path = os.environ["kak_buffile"]
    folder = os.path.dirname(path) if os.path.isabs(path) else "."
    command = [os.environ["kak_opt_nutgraf_program"], *arguments]
    form = FORMATS.get(os.environ["kak_opt_filetype"]) or SUFFIXES.get(os.path.splitext(path)[1])
    if form:
        command += ["--from", form]
    # The settings of the article's folder apply to its text.
    done = subprocess.run(
        [*command, "-"],
        input=_bytes(text),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder if os.path.isdir(folder) else None,
    )
    if done.returncode != 0:
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
    found = json.loads(ask(part, *options(command, length), "--format", "json"))
    page = Page(text, span[0])
    title(page, found["article"])
    PAGES[command](page, found)
    shown = "".join(f"{line}\n" for line in page.lines)
    print(f"set-register p {quoted(shown)}")
    print(f"nutgraf-show {quoted(os.environ['kak_bufname'])}")
    print("set-option buffer nutgraf_places", *map(quoted, page.places))


def insert(text, length):
    """Kakoune's commands that put a summary below the cursor's line."""
    found = json.loads(ask(text.text, *options("summarize", length), "--format", "json"))
    words = " ".join(one_line(pick["text"]) for pick in found["picks"])
    print(f"set-register p {quoted(f'{chr(10)}{words}{chr(10)}')}")
    # Linewise, below the line that the cursor is on.
    print("execute-keys ';x\"pp'")


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
                file.write(page)
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
