"""What every command on articles does: read, make, render, write, and say what failed."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.errors import NutgrafError
from nutgraf.frozen import dataclass
from nutgraf.headings import section_headed
from nutgraf.rendering import filling, labels, page
from nutgraf.rendering.text import LineStyle, StyledLine
from nutgraf_server.cli import output, terminal
from nutgraf_server.cli.asked import Asked
from nutgraf_server.inputs.articles import Input, read_all
from nutgraf_server.inputs.errors import NO_MEMORY, InputError
from nutgraf_server.settings import Settings, file_layers, resolve

if TYPE_CHECKING:
    from markupsafe import Markup


@dataclass(frozen=True, slots=True)
class Rendered:
    """One article's result in each of the forms it can take, made when asked for.

    `page` is a part of a web page; where there is none, the page shows what `markdown` says.
    """

    title: str
    text: Callable[[int | None], list[StyledLine]]
    markdown: Callable[[], str]
    data: Callable[[], dict[str, object]]
    page: Callable[[], "Markup"] | None = None

    def labelled(self, code: str) -> "Rendered":
        """The same with labels in a language, or in the article's own."""
        page = self.page
        return Rendered(
            self.title,
            lambda width: _within(code, lambda: self.text(width)),
            lambda: _within(code, self.markdown),
            lambda: _within(code, self.data),
            (lambda: _within(code, page)) if page else None,
        )


_Made = TypeVar("_Made")


def _within(code: str, make: Callable[[], _Made]) -> _Made:
    with labels.labelled(code):
        return make()


Make = Callable[[Article, Section | None, str, Settings], Rendered]


def over(files: Sequence[str], asked: Asked, make: Make) -> None:
    """Make a result of each file and write them; leave with status 1 if any failed."""
    output.check_target(asked.target, force=asked.force)
    results: list[tuple[str, Rendered]] = []
    failed = False
    told: set[str] = set()
    several = len(files) > 1
    for name, found in read_all(files, asked.encoding, feeds=True):
        several = several or (isinstance(found, Input) and found.is_entry)
        try:
            results.append((name, _result(name, found, asked, make, told)))
        except (InputError, NutgrafError) as error:
            failed = True
            complain(name, str(error))
        except MemoryError:
            failed = True
            complain(name, NO_MEMORY)
    if results:
        write(results, asked, several=several)
    if failed:
        sys.exit(1)


def complain(name: str, message: str) -> None:
    """One line on standard error about one input."""
    terminal.say(f"{name}: {message}")


def note_focus(article: Article, focus: str | None, name: str) -> None:
    """Say where nothing in an article is about what was asked for."""
    if not focus or not focus.strip():
        return
    # What is asked for here loads the engine, which a page of help does not need.
    from nutgraf.selection.focus import has_words_of

    if not has_words_of(article, focus):
        complain(name, f"no sentence contains a word of “{focus.strip()}”; --focus has no effect")


def article_in(found: Input | InputError, asked: Asked, told: set[str]) -> tuple[Article, Settings]:
    """The article in an input, and the settings for it; `told` are problems that were said.

    Raises:
        InputError: it could not be read, or there is none in it.
    """
    if isinstance(found, InputError):
        raise found
    settings = settings_of(found.path, told) if asked.configured else Settings()
    if found.note:
        complain(found.path if found.is_entry else found.name, found.note)
    article = nutgraf.read(
        found.text,
        found.format or asked.source_format,
        asked.language,
        found.name,
        asked.furniture or settings.furniture,
        asked.body or settings.body,
    )
    if note := nutgraf.unknown_language(asked.language, article.language):
        complain(found.name, note)
    if not article.sentences:
        raise InputError(nutgraf.NOTHING_TO_SUMMARIZE)
    return article, settings


def _result(
    name: str, found: Input | InputError, asked: Asked, make: Make, told: set[str]
) -> Rendered:
    article, settings = article_in(found, asked, told)
    within = section_headed(article, asked.section) if asked.section else None
    return make(article, within, name, settings).labelled(asked.labels or settings.labels)


def settings_of(name: str, told: set[str]) -> Settings:
    """The settings for an input, whose problems are said unless they are among those told."""
    # Standard input's name has no folder, so it has the settings of the current one.
    found = resolve(file_layers(Path(name).parent))
    for problem in found.problems:
        if problem not in told:
            told.add(problem)
            terminal.say(problem)
    return found.settings


def write(results: Sequence[tuple[str, Rendered]], asked: Asked, *, several: bool) -> None:
    """Write results in the form asked for, all to one place; `several` inputs were named."""
    if asked.shape == "json":
        found = [result.data() for _, result in results]
        output.write(output.as_json(found if several else found[0]), asked.target, over=asked.force)
    elif asked.shape == "html":
        output.write(_page([result for _, result in results]), asked.target, over=asked.force)
    elif asked.shape == "markdown":
        output.write(_markdown([result for _, result in results]), asked.target, over=asked.force)
    else:
        width = output.terminal_width(asked.target)
        lines: list[StyledLine] = []
        for name, result in results:
            if several:
                lines += [StyledLine("")] if lines else []
                lines.append(StyledLine(f"{name}:", LineStyle.FAINT))
            lines += result.text(width)
        output.write_lines(lines, asked.target, over=asked.force)


def _markdown(results: Sequence[Rendered]) -> str:
    return "\n---\n\n".join(result.markdown() for result in results)


def _page(results: Sequence[Rendered]) -> str:
    title = " · ".join(result.title for result in results)
    parts = [result.page() for result in results if result.page]
    return filling.whole(parts, title) if parts else page.html(_markdown(results), title)
