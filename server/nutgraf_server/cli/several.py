"""`nutgraf brief` of several files: one briefing of all."""

import sys
from collections.abc import Sequence

import nutgraf
from nutgraf.article import Article
from nutgraf.briefing.multi_document import JointBriefing
from nutgraf.errors import NutgrafError
from nutgraf.rendering import markdown, multi_document_data, text
from nutgraf.rendering.labels import AUTO
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
    default = labels = None
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
        labels = labels or asked.labels or settings.labels
    failed = len(articles) < len(files)
    if articles:
        try:
            joint = nutgraf.brief_together(
                articles, method or default or "default", length, focus, names
            )
            _write(joint, asked, labels or AUTO)
        except NutgrafError as error:
            run.complain("brief", str(error))
            failed = True
    if failed:
        sys.exit(1)


def _write(found: JointBriefing, asked: Asked, labels: str) -> None:
    rendered = run.Rendered(
        "Briefing of several articles",
        lambda width: text.joint_briefing(found, width),
        lambda: markdown.joint_briefing(found),
        lambda: multi_document_data.joint_briefing(found),
    )
    run.write([("", rendered.labelled(labels))], asked, several=False)
