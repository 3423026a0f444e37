"""What every command on articles does: read, make, render, write, and say what failed."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.errors import NutgrafError
from nutgraf.rendering import filling, page
from nutgraf.rendering.text import Line, Style
from nutgraf_server.cli import output
from nutgraf_server.cli.asked import Asked
from nutgraf_server.cli.inputs import Input, InputError, read_all
from nutgraf_server.settings import Settings, file_layers, resolve

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Rendered:
    """One article's result in each of the forms it can take, made when asked for.

    `page` is a part of a web page; where there is none, the page shows what `markdown` says.
    """

    title: str
    text: Callable[[int | None], list[Line]]
    markdown: Callable[[], str]
    data: Callable[[], dict[str, object]]
    page: Callable[[], "Markup"] | None = None


Make = Callable[[Article, Section | None, str, Settings], Rendered]


def over(files: Sequence[str], asked: Asked, make: Make) -> None:
    """Make a result of each file and write them; leave with status 1 if any failed."""
    output.check_target(asked.target, force=asked.force)
    results: list[tuple[str, Rendered]] = []
    failed = False
    told: set[str] = set()
    for name, found in read_all(files):
        try:
            results.append((name, _result(name, found, asked, make, told)))
        except (InputError, NutgrafError) as error:
            failed = True
            complain(name, str(error))
    if results:
        write(results, asked, several=len(files) > 1)
    if failed:
        sys.exit(1)


def complain(name: str, message: str) -> None:
    """One line on standard error about one input."""
    click.echo(f"nutgraf: {name}: {message}", err=True)


def article_in(found: Input | InputError, asked: Asked, told: set[str]) -> tuple[Article, Settings]:
    """The article in an input, and the settings for it; `told` are problems that were said.

    Raises:
        InputError: it could not be read, or there is none in it.
    """
    if isinstance(found, InputError):
        raise found
    settings = _settings(found.name, told) if asked.configured else Settings()
    if found.note:
        complain(found.name, found.note)
    article = nutgraf.read(
        found.text,
        asked.source_format,
        asked.language,
        found.name,
        asked.furniture or settings.furniture,
        asked.body or settings.body,
    )
    if not article.sentences:
        raise InputError(nutgraf.NOTHING_TO_SUMMARIZE)
    return article, settings


def _result(
    name: str, found: Input | InputError, asked: Asked, make: Make, told: set[str]
) -> Rendered:
    article, settings = article_in(found, asked, told)
    within = find_section(article, asked.section) if asked.section else None
    return make(article, within, name, settings)


def _settings(name: str, told: set[str]) -> Settings:
    """The settings for an input, whose problems are said unless they are among those told."""
    # Standard input's name has no folder, so it has the settings of the current one.
    found = resolve(file_layers(Path(name).parent))
    for problem in found.problems:
        if problem not in told:
            told.add(problem)
            click.echo(f"nutgraf: {problem}", err=True)
    return found.settings


def find_section(article: Article, wanted: str) -> Section:
    """The section with that heading, or the first whose heading holds the words.

    Raises:
        InputError: there is none; the message lists the headings.
    """
    headed = [(s.heading.text, s) for s in article.walk() if s.heading]
    low = wanted.casefold()
    for fits in (str.__eq__, str.__contains__):
        for heading, section in headed:
            if fits(heading.casefold(), low):
                return section
    known = "; ".join(f"“{heading}”" for heading, _ in headed) or "none"
    raise InputError(f"no section “{wanted}”; its headings: {known}")


def write(results: Sequence[tuple[str, Rendered]], asked: Asked, *, several: bool) -> None:
    """Write results in the form asked for, all to one place; `several` inputs were named."""
    if asked.shape == "json":
        found = [result.data() for _, result in results]
        output.write(output.as_json(found if several else found[0]), asked.target)
    elif asked.shape == "html":
        output.write(_page([result for _, result in results]), asked.target)
    elif asked.shape == "markdown":
        output.write(_markdown([result for _, result in results]), asked.target)
    else:
        width = output.terminal_width(asked.target)
        lines: list[Line] = []
        for name, result in results:
            if several:
                lines += [Line("")] if lines else []
                lines.append(Line(f"{name}:", Style.FAINT))
            lines += result.text(width)
        output.write_lines(lines, asked.target)


def _markdown(results: Sequence[Rendered]) -> str:
    return "\n---\n\n".join(result.markdown() for result in results)


def _page(results: Sequence[Rendered]) -> str:
    title = " · ".join(result.title for result in results)
    parts = [result.page() for result in results if result.page]
    return filling.whole(parts, title) if parts else page.html(_markdown(results), title)
