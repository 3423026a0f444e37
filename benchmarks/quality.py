"""Writes docs/quality.md: measurements on the gold data, compared with other tools, in one run.

    python benchmarks/quality.py --eval ../shared/eval
    python benchmarks/quality.py --eval ../shared/eval --only summaries.py

Requires the tools to compare with: pip install --group bench. Takes some minutes.
"""

import argparse
import platform
import subprocess
import sys
from pathlib import Path

import gold

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "quality.md"

# Each part: its heading, the text before its tables, the command that generates them.
PARTS = (
    (
        "Page furniture, titles, bylines, headings",
        """
Three sources: pages pasted as plain text, one block element per line, with the roles of their lines
labelled by hand; snippets, of which a reader of the page wants to see some and not others; and the
headings of GUM's documents among their paragraphs. The rules (`reading/pages/`, with the phrases in
`language/lexicon/`) were written by hand from knowledge of such pages. They were checked on these
`dev` pages some ninety times during their development, and their errors there were read (those on
GUM's `dev` once). Some phrases that the templates of many sites share (consent forms, memberships,
comment headings) were added to the lists after they were seen here. Expect lower figures on unseen
pages.
""",
        "roles.py",
    ),
    (
        "Saved web pages",
        """
Pages saved as HTML: those of scrapinghub's article extraction benchmark, with their text marked by
hand, and the test pages of Mozilla Readability, with its own output as checked by its authors. The
tables show the token F1 of body and headings, averaged over pages; "shingles" is the benchmark's
own F1, of runs of four words. A title is right if it contains the other or is contained in it, and
a byline if it has half of the words. The rules were written with the errors on `train` in view.
`dev` was looked at three times, before, during and after the work: its figures, and once the names
of its five worst pages. Before this work, the figures on the same pages were 93.4, 87.2 and 98.1,
titles 71.6, bylines 57.1 on `train`, and 96.9, 94.5 and 12.4, titles 65.0, bylines 62.5 on `dev`.
For how pages are read and the known limitations, see [reading.md](reading.md).
""",
        "saved_pages.py",
    ),
    (
        "Sentences",
        """
A sentence counts if both its ends are exact to the character. Abbreviations and sentence starters
are in hand-written lists (`language/lexicon/`). The rules were developed on GUM's training
documents.
""",
        "sentences.py",
    ),
    (
        "Summaries",
        """
Summaries of plain text, compared with references written by people: the highlights of CNN/DM, the
opening sentence of XSum articles, and summaries of GUM's documents (several for each; averaged).
The figures are ROUGE F1 times 100, stemmed, with half the 95 % bootstrap interval. `default`
selects sentences as it does in normal use; the others take their highest-rated sentences
(`selection="plain"`), as sumy does. For the training of `default` (on the `train` files only) and
its cross-validation, see [default.md](default.md). This `dev` was looked at six times in all: five
times with weights that cross-validation had chosen, and once more, 30 of its documents, while
`nutgraf evaluate` was written.
""",
        "summaries.py",
    ),
    (
        "Claims",
        """
Claims of whole articles, graded from 0 (none) to 3 (a key claim of the article), with kinds, hedges
and speakers; and sentences of debates that were marked as worth checking (ClaimBuster) or that fact
checkers took up (CLEF). For how claims are found, the training files, the cross-validation and the
known errors, see [claims.md](claims.md). There are only 14 graded articles, so intervals are wide.
An earlier, hand-made set of weights was tried on this `dev` many times and reached 80.0 and 85.1
there, but 69.9 and 76.8 on 48 graded articles that it had not seen.
""",
        "claims.py",
    ),
    (
        "Who says what",
        """
PolNeAR consists of news articles in which everything that is attributed to a source is marked by
hand, including thoughts, wishes and attitudes. The figures are F1 times 100, for contents that
share half (four fifths) of their words with an annotated one, and for those that also have the
right source. Weights trained on `train` (`train_attributions.py`) decide which candidates are
reports and where they end, so figures on `train` mean nothing. In 3-fold cross-validation by
article they are 64.7, 57.7 and 56.9 for all contents, and 93.4, 90.0 and 88.8 for direct
quotations. People compared with each other reach 73.9, 67.9 and 67.4, and 95.9, 94.6 and 92.5 for
direct quotations. `dev` was looked at five times, and its errors were read once, at the end.
Milliseconds are for forty sentences of an article that has already been read.
""",
        "attributions.py",
    ),
    (
        "Briefings",
        """
The sentences of a briefing (its gist and its points), compared with the same number of sentences
rated highest by LexRank: context-dependent openings, which need a sentence that is not shown, and
the average word overlap of two sentences. The few words that are not at their position have a soft
hyphen or emphasis in the source, which reading removes. For what a briefing contains, see
[briefing.md](briefing.md); for errors in timelines, names, roles and figures, [facts.md](facts.md).
""",
        "briefings.py",
    ),
    (
        "Speed of reading",
        """
Plain text, on one core. After an edit, the unchanged paragraphs come from a cache (their sentences
and their features); what remains is finding the paragraphs and their positions again, which takes a
look at the whole text.
""",
        "reading_speed.py",
    ),
)


def table(script: str, root: Path) -> str:
    """The output of a command."""
    command = [sys.executable, str(HERE / script)]
    if script != "reading_speed.py":
        command += ["--eval", str(root)]
    print(f"{script} ...", file=sys.stderr, flush=True)
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def known(page: str) -> dict[str, str]:
    """The existing parts of the page, by their headings."""
    return {part.partition("\n")[0]: f"## {part.strip()}\n" for part in page.split("\n## ")[1:]}


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--only", help="regenerate only this part")
    given = parser.parse_args()
    if not given.eval.is_dir():
        sys.exit(f"no gold data: {given.eval} is absent; name its folder with --eval")
    before = known(PAGE.read_text("utf-8")) if PAGE.is_file() else {}
    pages = [
        "# Quality of reading and summaries\n",
        "Generated by `python benchmarks/quality.py`. To renew a table, run the command above it.",
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
