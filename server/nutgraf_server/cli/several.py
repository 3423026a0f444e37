"""`nutgraf brief` of several files: one briefing of all."""

import sys
from collections.abc import Sequence

import nutgraf
from nutgraf.article import Article
from nutgraf.errors import NutgrafError
from nutgraf.rendering import markdown, multi_document_data, text
from nutgraf.selection import Length
from nutgraf_server.cli import output, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.inputs.articles import read_all
from nutgraf_server.inputs.errors import NO_MEMORY, InputError


def brief(
    files: Sequence[str], asked: Asked, method: str | None, length: Length | None, focus: str | None
) -> None:
    """Brief all that can be read together; leave with status 1 if any cannot.

    The first file's settings are those of the briefing.
    """
    output.check_target(asked.target, force=asked.force)
    articles: list[Article] = []
    names: list[str] = []
    default = None
    told: set[str] = set()
    for name, found in read_all(files, asked.encoding):
        try:
            article, settings = run.article_in(found, asked, told)
        except (InputError, NutgrafError) as error:
            run.complain(name, str(error))
            continue
        except MemoryError:
            run.complain(name, NO_MEMORY)
            continue
        articles.append(article)
        names.append(name)
        default = default or settings.method
    failed = len(articles) < len(files)
    if articles:
        try:
            _write(articles, names, asked, method or default or "default", length, focus)
        except NutgrafError as error:
            run.complain("brief", str(error))
            failed = True
    if failed:
        sys.exit(1)


def _write(
    articles: Sequence[Article],
    names: Sequence[str],
    asked: Asked,
    method: str,
    length: Length | None,
    focus: str | None,
) -> None:
    found = nutgraf.brief_together(articles, method, length, focus, names)
    rendered = run.Rendered(
        "Briefing of several articles",
        lambda width: text.joint_briefing(found, width),
        lambda: markdown.joint_briefing(found),
        lambda: multi_document_data.joint_briefing(found),
    )
    run.write([("", rendered)], asked, several=False)
