"""Writes docs/quality.md: what reading measures on the gold data, beside other tools, in one run.

    python benchmarks/quality.py --eval ../shared/eval

Needs the tools it compares with: pip install --group bench. Takes some minutes.
"""

import platform
import subprocess
import sys
from pathlib import Path

import gold

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "quality.md"

# Each part: its heading, what is said before its tables, the command that makes them.
PARTS = (
    (
        "Page furniture, titles, bylines, headings",
        """
Pages pasted as plain text, one block element a line, with the roles of their lines labelled by
hand; snippets of which a reader of the page wants to see one kind and not the other; and the
headings of GUM's documents among their paragraphs. The rules (`reading/pages/`, with the
phrases in `reading/lists/`) were written by hand from knowledge of such pages, and
checked on these `dev` pages some forty times while they were written, and what they got wrong there
was read (of GUM's `dev` once). Some phrases that many sites' templates share (of consent forms,
memberships, comment heads) went into the lists after they were seen here. So expect less on pages
nobody has looked at.
""",
        "roles.py",
    ),
    (
        "Sentences",
        """
A sentence counts when both its ends are right to the character. Abbreviations and starters are
lists written by hand (`reading/lists/`); the rules were worked out on GUM's training documents.
""",
        "sentences.py",
    ),
    (
        "Speed of reading",
        """
Plain text, on one core. After an edit the paragraphs it did not touch are remembered (their
sentences, and what they look like); what is left is finding the paragraphs and their places anew,
which has to look at the whole text.
""",
        "reading_speed.py",
    ),
)


def main() -> None:
    root = gold.folder(str(__doc__).splitlines()[0])
    pages = [
        "# Quality of reading\n",
        "Made by `python benchmarks/quality.py`; the command above a table makes it alone.",
        f"Python {platform.python_version()}, {platform.machine()}.\n",
    ]
    for heading, words, script in PARTS:
        command = [sys.executable, str(HERE / script)]
        if script != "reading_speed.py":
            command += ["--eval", str(root)]
        print(f"{script} ...", file=sys.stderr, flush=True)
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        shown = f"python benchmarks/{script}"
        pages.append(f"## {heading}\n\n{words.strip()}\n\n`{shown}`\n\n{done.stdout.strip()}\n")
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(pages), "utf-8")


if __name__ == "__main__":
    main()
