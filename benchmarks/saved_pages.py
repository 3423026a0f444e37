"""The text, title, byline and day of saved HTML pages, beside tools that extract articles.

    python benchmarks/saved_pages.py --eval ../shared/eval

Each tool gets the same pages in the same run and is left out where it is not installed. "shingles"
is the measure of scrapinghub's benchmark itself: F1 of runs of four words, from the mean precision
and the mean recall of its pages.
"""

import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import mean
from typing import Any

import gold
import nutgraf
from nutgraf.article import Article, Block, Role
from nutgraf.facts import day_written

Page = dict[str, Any]
SHOWN = {Role.HEADING, Role.BODY}
# Pages with less text than this have no article to find.
FEWEST_WORDS = 40
_WORD = re.compile(r"\w+")
_SHINGLE = 4


def shown(article: Article) -> str:
    """The text of the body and its headings."""
    return "\n".join(block.text for block in article.blocks if block.role in SHOWN)


def by_nutgraf(html: str) -> str:
    return shown(nutgraf.read(html, "html"))


def peers() -> Iterator[tuple[str, Callable[[str], str]]]:
    """The other tools that are installed."""
    try:
        import trafilatura

        yield "trafilatura", lambda html: trafilatura.extract(html, include_comments=False) or ""
    except ImportError:
        print("trafilatura is not installed")
    try:
        import lxml.html
        from readability import Document

        def by_readability(html: str) -> str:
            found = Document(html).summary()
            return lxml.html.fromstring(found).text_content() if found.strip() else ""

        yield "readability-lxml", by_readability
    except ImportError:
        print("readability-lxml is not installed")
    try:
        import newspaper

        def by_newspaper(html: str) -> str:
            article = newspaper.Article("http://localhost/page", fetch_images=False)
            article.download(input_html=html)
            article.parse()
            return str(article.text)

        yield "newspaper4k", by_newspaper
    except ImportError:
        print("newspaper4k is not installed")
    try:
        import justext

        words = justext.get_stoplist("English")

        def by_justext(html: str) -> str:
            parts = justext.justext(html, words)
            return "\n".join(part.text for part in parts if not part.is_boilerplate)

        yield "justext", by_justext
    except ImportError:
        print("justext is not installed")


def attempted(system: Callable[[str], str], html: str) -> str:
    """What a system finds; nothing where it fails, as on a language it does not know."""
    try:
        return system(html)
    except Exception:  # noqa: BLE001 - whatever another tool raises, the others are measured
        return ""


def _shingles(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1)))


def shingle_f1(pairs: Sequence[tuple[str, str]]) -> float:
    """The benchmark's own F1 of (gold, found) texts."""
    precisions, recalls = [], []
    for wanted, found in pairs:
        there, here = _shingles(wanted), _shingles(found)
        right = sum((there & here).values())
        if found.strip():
            precisions.append(right / sum(here.values()))
        recalls.append(right / sum(there.values()))
    precision, recall = mean(precisions), mean(recalls)
    return 2 * precision * recall / (precision + recall)


def _is_english(page: Page) -> bool:
    return (page.get("lang") or "en").startswith("en")


GROUPS: dict[str, Callable[[Page], bool]] = {
    "scrapinghub": lambda page: page["source"] == "scrapinghub",
    "Readability, English": lambda page: page["source"] != "scrapinghub" and _is_english(page),
    "Readability, others": lambda page: page["source"] != "scrapinghub" and not _is_english(page),
}


def texts(pages: Sequence[Page], scorer: Any) -> None:
    """Print the table of texts."""
    print(gold.row("system", *(f"{name}, token F1" for name in GROUPS), "shingles", "ms a page"))
    print(gold.row("---", *["--:"] * (len(GROUPS) + 2)))
    for name, system in (("nutgraf", by_nutgraf), *peers()):
        started = time.process_time()
        found = {page["id"]: attempted(system, page["html"]) for page in pages}
        spent = 1000 * (time.process_time() - started) / len(pages)
        figures = [
            100 * mean(scorer.f1(page["body"], found[page["id"]]) for page in pages if keep(page))
            for keep in GROUPS.values()
        ]
        own = shingle_f1(
            [(p["body"], found[p["id"]]) for p in pages if p["source"] == "scrapinghub"]
        )
        cells = [*(f"{figure:.1f}" for figure in figures), f"{own:.3f}", f"{spent:.0f}"]
        print(gold.row(name, *cells), flush=True)


# What a browser puts on lines of its own, and what it does not show.
_OWN_LINE = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "option",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
    ]
)
_NOT_SHOWN = frozenset(
    ["head", "iframe", "noscript", "script", "select", "style", "svg", "template", "textarea"]
)


def pasted(html: str) -> str:
    """All text of a page, a block element a line, menus and what a style sheet hides as well."""
    import lxml.html

    parts: list[str] = []

    def add(element: Any) -> None:
        own_line = element.tag in _OWN_LINE
        if isinstance(element.tag, str) and element.tag not in _NOT_SHOWN:
            parts.append("\n" if own_line else "")
            parts.append(re.sub(r"\s+", " ", element.text or ""))
            for child in element:
                add(child)
            parts.append("\n" if own_line else "")
        parts.append(re.sub(r"\s+", " ", element.tail or ""))

    add(lxml.html.fromstring(html))
    return "\n".join(line.strip() for line in "".join(parts).split("\n") if line.strip())


def pasted_pages(pages: Sequence[Page], scorer: Any) -> None:
    """Print the F1 of pages in other languages than English, as HTML and as pasted text."""
    print(gold.row("page", "language", "as HTML", "as pasted text"))
    print(gold.row("---", "---", "--:", "--:"))
    figures = []
    for page in filter(GROUPS["Readability, others"], pages):
        read = (nutgraf.read(page["html"], "html"), nutgraf.read(pasted(page["html"]), "plaintext"))
        figures.append([100 * scorer.f1(page["body"], shown(article)) for article in read])
        print(gold.row(page["id"], page["lang"], *(f"{figure:.1f}" for figure in figures[-1])))
    print(gold.row("mean", "", *(f"{mean(column):.1f}" for column in zip(*figures, strict=True))))


def _holds(wanted: list[str], found: list[str]) -> bool:
    one, other = " ".join(wanted), " ".join(found)
    return bool(found) and (one in other or other in one)


def _names(wanted: list[str], found: list[str]) -> bool:
    return sum(word in found for word in wanted if word not in ("by", "and")) * 2 >= len(wanted)


def metadata(splits: dict[str, Sequence[Page]], scorer: Any) -> None:
    """Print the table of titles, bylines and days, on the pages that have one in the gold."""

    def words(block: Block | None) -> list[str]:
        return list(scorer.tok(block.text if block else ""))

    print(gold.row("split", "title", "byline", "day of publication"))
    print(gold.row("---", *["--:"] * 3))
    for split, pages in splits.items():
        titles, bylines, days = [], [], []
        for page in pages:
            article = nutgraf.read(page["html"], "html")
            if page.get("title"):
                titles.append(_holds(scorer.tok(page["title"]), words(article.title)))
            if page.get("title") and page.get("byline"):
                bylines.append(_names(scorer.tok(page["byline"]), words(article.byline)))
            if page.get("published"):
                written = day_written(article)
                days.append(written is not None and page["published"].startswith(str(written)))
        cells = [f"{100 * mean(all_of):.1f} of {len(all_of)}" for all_of in (titles, bylines, days)]
        print(gold.row(split, *cells))


def _pages(folder: Path, split: str, scorer: Any) -> list[Page]:
    pages = gold.records(folder / f"pages.{split}.jsonl.gz")
    return [page for page in pages if len(scorer.tok(page["body"])) >= FEWEST_WORDS]


def main() -> None:
    folder = gold.folder(str(__doc__).splitlines()[0]) / "html-pages"
    scorer = gold.scorer(folder / "score_html.py")
    splits = {split: _pages(folder, split, scorer) for split in ("train", "dev")}
    for split, pages in splits.items():
        print(f"\n### Saved pages: {split}\n")
        texts(pages, scorer)
    print("\n### Saved pages in other languages\n")
    pasted_pages([page for pages in splits.values() for page in pages], scorer)
    print("\n### Saved pages: titles, bylines, days\n")
    metadata(splits, scorer)


if __name__ == "__main__":
    main()
