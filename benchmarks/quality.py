"""Writes docs/quality.md: what reading measures on the gold data, beside other tools, in one run.

    python benchmarks/quality.py --eval ../shared/eval
    python benchmarks/quality.py --eval ../shared/eval --only summaries.py

Needs the tools it compares with: pip install --group bench. Takes some minutes.
"""

import argparse
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
phrases in `language/lexicon/`) were written by hand from knowledge of such pages, and
checked on these `dev` pages some forty times while they were written, and what they got wrong there
was read (of GUM's `dev` once). Some phrases that many sites' templates share (of consent forms,
memberships, comment heads) went into the lists after they were seen here. So expect less on pages
nobody has looked at.
""",
        "roles.py",
    ),
    (
        "Saved web pages",
        """
Pages saved as HTML: those of scrapinghub's article extraction benchmark with their text marked by
hand, and Mozilla Readability's test pages with its own output, which its authors checked. Token F1
of body and headings, the mean over pages; "shingles" is the benchmark's own F1, of runs of four
words. A title is right if one of both holds the other, a byline if it has half of the words. The
rules were written with the mistakes on `train` in view; `dev` was looked at three times, before,
between and at the end: its figures, and in between the names of its five worst pages. Before this
work, on the same pages of `train`: 93.4, 87.2 and 98.1, titles 71.6, bylines 57.1; on `dev` 96.9,
94.5 and 12.4, titles 65.0, bylines 62.5. How pages are read, and what is not reached:
[reading.md](reading.md).
""",
        "saved_pages.py",
    ),
    (
        "Sentences",
        """
A sentence counts when both its ends are right to the character. Abbreviations and starters are
lists written by hand (`language/lexicon/`); the rules were worked out on GUM's training documents.
""",
        "sentences.py",
    ),
    (
        "Summaries",
        """
From the text alone, with references by people: highlights of CNN/DM, the sentence that opens an
XSum article, summaries of GUM's documents (several each; the mean over them). ROUGE F1 times 100,
stemmed, with half the 95 % bootstrap interval. `default` chooses as it does for everybody; the
others take their best rated sentences (`selection="plain"`), as sumy does. How `default` was
trained, on the `train` files only, and what cross-validation gave: [default.md](default.md). This
`dev` was looked at six times in all: five times with weights that cross-validation had chosen,
and 30 of its documents once more while `nutgraf evaluate` was written.
""",
        "summaries.py",
    ),
    (
        "Claims",
        """
Claims of whole articles graded from 0 (none) to 3 (a key claim of the article), with kinds, hedges
and speakers; sentences of debates that were marked as worth checking (ClaimBuster) or that checkers
took up (CLEF). How claims are found, what was learnt from which `train` files, what
cross-validation gave and where it errs: [claims.md](claims.md). The graded articles are 14, so
intervals are wide. An earlier, hand-made set of weights was tried on this `dev` many times and got
80.0 and 85.1 there, but 69.9 and 76.8 on 48 graded articles that it had not seen.
""",
        "claims.py",
    ),
    (
        "Who says what",
        """
PolNeAR: news articles with everything in them that is laid at somebody's door marked by hand, also
thoughts, wishes and attitudes. F1 times 100: of contents that share half (four fifths) of their
words with an annotated one, and of those that have the right source too. What may be a report is
told from what is one, and where it ends is found, by weights learned from `train`
(`train_attributions.py`), so what `train` gives is no measure; under 3-fold cross-validation by
article it is 64.7, 57.7 and 56.9 for all, 93.4, 90.0 and 88.8 for direct quotations. People reach
73.9, 67.9 and 67.4 against each other, for direct quotations 95.9, 94.6 and 92.5. `dev` was looked
at five times, and its errors were read once, at the end. Milliseconds are for forty sentences of an
article that is read already.
""",
        "attributions.py",
    ),
    (
        "Briefings",
        """
What a briefing shows (its gist and its points), and beside it as many sentences, the best rated by
LexRank: openings that lean on a sentence which is not shown, and how much of two sentences' words
is the same on average. The few words that are not at their place have a soft hyphen or emphasis in
the source, which reading takes out. What a briefing holds: [briefing.md](briefing.md).
""",
        "briefings.py",
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


def table(script: str, root: Path) -> str:
    """What a command prints."""
    command = [sys.executable, str(HERE / script)]
    if script != "reading_speed.py":
        command += ["--eval", str(root)]
    print(f"{script} ...", file=sys.stderr, flush=True)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def known(page: str) -> dict[str, str]:
    """The parts of the page as it is, by their headings."""
    return {part.partition("\n")[0]: f"## {part.strip()}\n" for part in page.split("\n## ")[1:]}


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--only", help="make this part again and leave the others")
    given = parser.parse_args()
    if not given.eval.is_dir():
        sys.exit(f"no gold data: {given.eval} is absent; name its folder with --eval")
    before = known(PAGE.read_text("utf-8")) if PAGE.is_file() else {}
    pages = [
        "# Quality of reading and summaries\n",
        "Made by `python benchmarks/quality.py`; the command above a table makes it alone.",
        f"Python {platform.python_version()}, {platform.machine()}.\n",
    ]
    for heading, words, script in PARTS:
        if given.only in (None, script):
            shown = f"`python benchmarks/{script}`\n\n{table(script, given.eval)}"
            pages.append(f"## {heading}\n\n{words.strip()}\n\n{shown}\n")
        elif heading in before:
            pages.append(before[heading])
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text("\n".join(pages), "utf-8")


if __name__ == "__main__":
    main()
