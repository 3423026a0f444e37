"""`nutgraf brief` of several files: one briefing of all, or one of each story."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import nutgraf
from nutgraf.article import Article
from nutgraf.errors import NutgrafError
from nutgraf.rendering import data, markdown, multi_document_data, text
from nutgraf.rendering.labels import AUTO
from nutgraf.selection import Length
from nutgraf_server.cli import output, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.inputs.articles import read_all
from nutgraf_server.inputs.errors import NO_MEMORY, InputError

if TYPE_CHECKING:
    from markupsafe import Markup


def brief(
    files: Sequence[str], asked: Asked, method: str | None, length: Length | None, focus: str | None
) -> None:
    """Brief all that can be read together; leave with status 1 if any cannot.

    The first file's settings are those of the briefing.
    """
    articles, names, default, labels, failed = _read(files, asked)
    if articles:
        try:
            made = _together(articles, names, method or default, length, focus)
            run.write([("", made.labelled(labels))], asked, several=False)
        except NutgrafError as error:
            run.complain("brief", str(error))
            failed = True
    if failed:
        sys.exit(1)


def by_story(
    files: Sequence[str], asked: Asked, method: str | None, length: Length | None, focus: str | None
) -> None:
    """One briefing of each story, that of most articles first; status 1 if anything failed."""
    from nutgraf.briefing.multi_document import by_story as grouped

    articles, names, default, labels, failed = _read(files, asked)
    results: list[tuple[str, run.Rendered]] = []
    stories = grouped(articles)
    for number, story in enumerate(stories, start=1):
        own, called = [articles[one] for one in story], [names[one] for one in story]
        head = f"Story {number} of {len(stories)} ({', '.join(called)})"
        try:
            if len(story) == 1:
                made = _alone(own[0], called[0], method or default, focus, number)
            else:
                made = _together(own, called, method or default, length, focus, number)
        except NutgrafError as error:
            run.complain(head, str(error))
            failed = True
            continue
        results.append((head, made.labelled(labels)))
    if results:
        run.write(results, asked, several=True)
    if failed:
        sys.exit(1)


def _read(files: Sequence[str], asked: Asked) -> tuple[list[Article], list[str], str, str, bool]:
    """The articles that can be read, their names, the first one's method and labels.

    Last whether any cannot be read.
    """
    output.check_target(asked.target, force=asked.force)
    articles: list[Article] = []
    names: list[str] = []
    default = labels = None
    told: set[str] = set()
    failed = False
    for name, found in read_all(files, asked.encoding, feeds=True):
        try:
            article, settings = run.article_in(found, asked, told)
        except (InputError, NutgrafError) as error:
            run.complain(name, str(error))
            failed = True
            continue
        except MemoryError:
            run.complain(name, NO_MEMORY)
            failed = True
            continue
        articles.append(article)
        names.append(name)
        default = default or settings.method
        labels = labels or asked.labels or settings.labels
    return articles, names, default or "default", labels or AUTO, failed


def _together(
    articles: Sequence[Article],
    names: Sequence[str],
    method: str,
    length: Length | None,
    focus: str | None,
    number: int = 1,
) -> run.Rendered:
    """The briefing of a story, which is the `number`th of its page."""
    found = nutgraf.brief_together(articles, method, length, focus, names)

    def page() -> "Markup":
        from nutgraf.rendering import joint_page

        return joint_page.part(found, number)

    return run.Rendered(
        "Briefing of several articles",
        lambda width: text.joint_briefing(found, width),
        lambda: markdown.joint_briefing(found),
        lambda: multi_document_data.joint_briefing(found),
        page,
    )


def _alone(
    article: Article, name: str, method: str, focus: str | None, number: int
) -> run.Rendered:
    """A story that one article tells, the `number`th of its page."""
    found = nutgraf.brief(article, method, None, focus)

    def page() -> "Markup":
        from nutgraf.rendering import briefing_page

        return briefing_page.part(found, name, number)

    return run.Rendered(
        article.title.text if article.title else name,
        lambda width: text.briefing(found, width),
        lambda: markdown.briefing(found),
        lambda: data.briefing(found, name),
        page,
    )
