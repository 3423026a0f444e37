"""`nutgraf brief`."""

from itertools import count
from typing import TYPE_CHECKING

import click

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.rendering import data, markdown, text
from nutgraf.selection import Length
from nutgraf.selection.extent import Extent
from nutgraf_server.cli import listed_files, options, run, templates
from nutgraf_server.cli.asked import Asked
from nutgraf_server.settings import KINDS, Settings, kind_in

if TYPE_CHECKING:
    from markupsafe import Markup


@click.command(
    epilog=options.examples(
        "nutgraf brief article.txt",
        "nutgraf brief page.html --format html -o briefing.html",
        "nutgraf brief monday.txt tuesday.txt",
        "nutgraf brief --group wires/*.txt",
        "pbpaste | nutgraf brief --full",
    ),
    help="""
    Write a one-page briefing: gist, points with what to check, caveats, sources, open questions.

    --full adds key claims, figures, the timeline, who is who, quotes and sources.
    The briefing of a meeting, chat, interview or email thread has decisions, tasks and open points.
    The kind of article is detected; --kind overrides it.
    Several files make one briefing: what they agree on, what only one says, which numbers differ.
    A template is rendered for each file separately.
    """,
)
@options.files
@options.method
@options.briefing_length
@options.focus
@click.option(
    "--kind",
    "--as",
    "kind",
    type=click.Choice(KINDS[1:]),
    help="Kind of text to brief as; detected by default if the form is unambiguous.",
)
@click.option("--full", is_flag=True, help="Show every part in full, not just one page.")
@templates.template
@click.option(
    "--separately", is_flag=True, help="Brief several files one after the other, not together."
)
@click.option(
    "--group", is_flag=True, help="Group several files by story, with one briefing per story."
)
@listed_files.option
@options.asked(by_section=True)
def brief(  # noqa: PLR0913  # one an option
    *,
    files: tuple[str, ...],
    method: str | None,
    length: Length | Extent | None,
    focus: str | None,
    kind: str | None,
    full: bool,
    template: templates.Template | None,
    separately: bool,
    group: bool,
    files_from: str | None,
    asked: Asked,
) -> None:
    """The command."""
    if files_from is not None:
        files = (*files, *listed_files.names_in(files_from))
    if group and (separately or template):
        raise click.UsageError("--group cannot be combined with --separately or --template")
    if template and asked.shape != "text":
        raise click.UsageError("--template cannot be combined with --format")
    if (len(files) > 1 or group) and not separately and not template:
        if asked.section:
            raise click.UsageError(
                "--section needs a single article; name one, or use --separately"
            )
        # One article does not wait for what joins several, nor for a page or a template.
        from nutgraf_server.cli import several

        together = None if isinstance(length, Extent) else length
        (several.by_story if group else several.brief)(files, asked, method, together, focus)
        return

    numbers = count(1)

    def make(
        article: Article, within: Section | None, name: str, settings: Settings
    ) -> run.Rendered:
        run.note_focus(article, focus, name)
        found = nutgraf.brief(
            article,
            method or settings.method,
            length,
            focus,
            within,
            kind_in(settings.conversation),
            kind or kind_in(settings.kind),
        )
        whole = full or length is Extent.FULL or settings.full_briefing
        if template:
            from nutgraf.rendering import user_templates

            filled = user_templates.filled(found, template.source, template.called, name)
            lines = [text.StyledLine(line) for line in filled.split("\n")[:-1]]
            return run.Rendered(name, lambda _: lines, lambda: filled, dict)
        return run.Rendered(
            article.title.text if article.title else name,
            lambda width: text.briefing(found, width, full=whole),
            lambda: markdown.briefing(found, full=whole),
            lambda: data.briefing(found, name, full=whole),
            lambda: _page_of(found, name, next(numbers)),
        )

    run.over(files, asked, make)


def _page_of(found: nutgraf.Briefing, name: str, number: int) -> "Markup":
    from nutgraf.rendering import briefing_page

    return briefing_page.part(found, name, number)
