r"""Line roles, page furniture and headings: this project beside simple rules and other tools.

    python benchmarks/roles.py --eval ../shared/eval

justext and trafilatura see HTML; here each line of the text is given to them as a paragraph, as
they too would have to do for a text pasted into an editor. Either is left out where it is not
installed.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from html import escape
from itertools import accumulate
from pathlib import Path
from typing import Any

import gold
import nutgraf
from nutgraf.article import Article, Role

SHOWN = {Role.TITLE, Role.HEADING, Role.BODY}


def line_roles(text: str) -> list[str | None]:
    r"""The role of each line of `text.split("\n")`; None for a blank one."""
    lines = text.split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    found: list[str | None] = [None] * len(lines)
    for block in nutgraf.read(text, "plaintext", "en").blocks:
        first = bisect_right(starts, block.span.start) - 1
        last = bisect_right(starts, max(block.span.start, block.span.end - 1)) - 1
        for index in range(first, last + 1):
            if lines[index].strip() and found[index] is None:
                found[index] = block.role.value
    return found


def shown(article: Article) -> str:
    """The text that is not page furniture."""
    return "\n".join(b.span.of(article.source) for b in article.blocks if b.role in SHOWN)


def roles(root: Path) -> None:
    """Print the table of roles by line."""
    scorer = gold.scorer(root / "line-roles" / "score_roles.py")
    rules = gold.scorer(root / "line-roles" / "baselines.py")
    pages = gold.records(root / "line-roles" / "dev.jsonl")
    systems: dict[str, Callable[[str], Sequence[str | None]]] = {
        "nutgraf": line_roles,
        "every line is body": rules.all_body,
        "long or finished lines": rules.length_rule,
        "long lines and what is between": rules.neighbour_rule,
    }
    print("\n### Roles of lines\n")
    print(gold.row("pages", "system", "body F1", "body lost", "furniture kept", "heading F1",
                   "title accuracy", "byline F1"))  # fmt: skip
    print(gold.row("---", "---", *["--:"] * 6))
    for source in ("web", "synthetic"):
        chosen = [page for page in pages if page["source"] == source]
        for name, system in systems.items():
            result, _ = scorer.score(chosen, system)
            figures = (
                result["roles"]["body"]["f1"],
                result["body_line_loss"],
                result["furniture_kept"],
                result["heading_f1"],
                result["title_accuracy"],
                result["byline_f1"],
            )
            print(gold.row(source, name, *(f"{figure:.3f}" for figure in figures)))


PAGES = ("body", "heading", "title", "byline", "date", "caption")


def copied_pages(root: Path) -> None:
    """Print the table of pages as a browser copies them."""
    scorer = gold.scorer(root / "line-roles" / "score_roles.py")
    print("\n### Pages as a browser copies them\n")
    print(gold.row("pages", "body F1 (by page)", "body lost", "furniture kept", "heading F1",
                   "title accuracy", "byline F1", "date F1", "caption F1"))  # fmt: skip
    print(gold.row("---", *["--:"] * 8))
    for split in ("train", "dev"):
        pages = gold.records(root / "line-roles" / f"pages.{split}.jsonl")
        result, _ = scorer.score(pages, line_roles)
        f1 = {role: result["roles"][role]["f1"] for role in PAGES}
        by_page = result["roles"]["body"]["macro_f1"]
        figures = (
            result["body_line_loss"],
            result["furniture_kept"],
            f1["heading"],
            result["title_accuracy"],
            f1["byline"],
            f1["date"],
            f1["caption"],
        )
        body = f"{f1['body']:.3f} ({by_page:.3f})"
        print(gold.row(split, body, *(f"{figure:.3f}" for figure in figures)))


def page_text(root: Path) -> None:
    """Print the table of text kept and left out."""
    scorer = gold.scorer(root / "score.py")
    pages = gold.records(root / "web-text" / "pages.dev.jsonl.gz")
    systems: dict[str, Callable[[str], str]] = {
        "nutgraf": lambda text: shown(nutgraf.read(text, "plaintext", "en")),
        **_extractors(),
    }
    print("\n### Page text: snippets kept and left out\n")
    print(gold.row("system", "precision", "recall", "F1"))
    print(gold.row("---", *["--:"] * 3))
    for name, system in systems.items():
        result = scorer.score_web(pages, call=system)
        figures = (result["precision"], result["recall"], result["F1"])
        print(gold.row(name, *(f"{figure:.1f}" for figure in figures)), flush=True)


def _extractors() -> dict[str, Callable[[str], str]]:
    found: dict[str, Callable[[str], str]] = {}
    try:
        import justext

        words = justext.get_stoplist("English")

        def by_justext(text: str) -> str:
            parts = justext.justext(_as_page(text), words)
            return "\n".join(part.text for part in parts if not part.is_boilerplate)

        found["justext (lines as paragraphs)"] = by_justext
    except ImportError:
        print("justext is not installed")
    try:
        import trafilatura

        def by_trafilatura(text: str) -> str:
            return trafilatura.extract(_as_page(text), include_comments=False) or ""

        found["trafilatura (lines as paragraphs)"] = by_trafilatura
    except ImportError:
        print("trafilatura is not installed")
    return found


def _as_page(text: str) -> str:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in text.split("\n") if line.strip())
    return f"<html><body>{body}</body></html>"


def headings(root: Path) -> None:
    """Print the table of headings among the paragraphs of GUM."""
    print("\n### Headings among paragraphs (GUM)\n")
    print(gold.row("split", "precision", "recall", "F1"))
    print(gold.row("---", *["--:"] * 3))
    for split in ("train", "dev"):
        right = found = wanted = 0
        for document in gold.records(root / "sentence-splits" / f"gum.{split}.jsonl.gz"):
            for is_heading, was_found in _paragraphs(document):
                right += is_heading and was_found
                found += was_found
                wanted += is_heading
        precision, recall = right / found, right / wanted
        f1 = 2 * precision * recall / (precision + recall)
        print(gold.row(split, f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"))


def _paragraphs(document: dict[str, Any]) -> list[tuple[bool, bool]]:
    """For each paragraph, whether all its sentences are headings and whether it was found to be."""
    marked = set(document["heading_sents"])
    spans = [tuple(span) for span in document["spans"]]
    results = []
    for block in nutgraf.read(document["text"], "plaintext", "en").blocks:
        inside = [
            index
            for index, (start, end) in enumerate(spans)
            if block.span.start <= start and end <= block.span.end
        ]
        if inside:
            is_heading = all(index in marked for index in inside)
            results.append((is_heading, block.role in (Role.HEADING, Role.TITLE)))
    return results


def main() -> None:
    root = gold.folder(str(__doc__).splitlines()[0])
    roles(root)
    copied_pages(root)
    page_text(root)
    headings(root)


if __name__ == "__main__":
    main()
