"""`nutgraf verify`."""

import sys
from collections.abc import Sequence

import click

import nutgraf
from nutgraf.article import Article
from nutgraf.errors import NutgrafError
from nutgraf.rendering import markdown, text, verification_data, verification_view
from nutgraf.verification import Wording
from nutgraf_server.cli import options, output, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.inputs.articles import Input, read_all
from nutgraf_server.inputs.errors import NO_MEMORY, InputError
from nutgraf_server.inputs.names import STANDARD_INPUT

_NOT_SUPPORTED = 1


@click.command(
    epilog=options.examples(
        "nutgraf verify summary.md article.txt",
        "pbpaste | nutgraf verify - article.html --format json",
        'nutgraf verify --quote "a danger to all who walk on it" article.txt',
    ),
    help="""
    Check a summary against its article: which sentences the article supports, and where; which
    numbers, names, dates and quotations differ or are missing; which sentences it contradicts.

    With --quote, look up a quotation: whether it is in the article word for word, nearly or not at
    all, where, and who says it.

    Exit status: 0 everything is supported (a quotation: word for word), 1 something is not or
    cannot be read, 2 wrong usage.
    """,
)
@click.argument("summary", required=False, type=click.Path(allow_dash=True))
@click.argument("article", required=False, type=click.Path(allow_dash=True))
@click.option("--quote", metavar="WORDS", help="Look up these words instead of a summary.")
@options.asked(("text", "markdown", "json"))
def verify(summary: str | None, article: str | None, quote: str | None, asked: Asked) -> None:
    """The command."""
    names = [name for name in (summary, article) if name is not None]
    needed = 1 if quote is not None else 2
    if len(names) != needed:
        raise click.UsageError(
            "--quote needs exactly one file, the ARTICLE"
            if quote is not None
            else "name SUMMARY and ARTICLE"
        )
    if names.count(STANDARD_INPUT) > 1:
        raise click.UsageError("only one of SUMMARY and ARTICLE can be standard input")
    output.check_target(asked.target, force=asked.force)
    articles = _articles(names, asked)
    if articles is None:
        sys.exit(1)
    try:
        rendered, is_right = (
            _summary(articles, names) if quote is None else _quote(quote, articles[0], names[0])
        )
    except NutgrafError as error:
        run.complain("verify", str(error))
        sys.exit(1)
    run.write([("", rendered)], asked, several=False)
    if not is_right:
        sys.exit(_NOT_SUPPORTED)


def _articles(names: Sequence[str], asked: Asked) -> list[Article] | None:
    """What was named, the article last; None, and it is said why, where one cannot be read."""
    found: list[Article] = []
    told: set[str] = set()
    for name, read in read_all(names, asked.encoding):
        try:
            if len(found) < len(names) - 1:
                found.append(_summary_in(read, asked))
            else:
                found.append(run.article_in(read, asked, told)[0])
        except (InputError, NutgrafError) as error:
            run.complain(name, str(error))
        except MemoryError:
            run.complain(name, NO_MEMORY)
    return found if len(found) == len(names) else None


def _summary_in(found: Input | InputError, asked: Asked) -> Article:
    """A summary as it stands: the settings for articles and --from are not about it."""
    if isinstance(found, InputError):
        raise found
    article = nutgraf.read(found.text, found.format, asked.language, found.name)
    if not article.sentences and article.title is None:
        raise InputError("it has no sentences to check")
    return article


def _summary(articles: Sequence[Article], names: Sequence[str]) -> tuple[run.Rendered, bool]:
    found = nutgraf.verify_summary(*articles)
    view = verification_view.verification_view(found)
    return (
        run.Rendered(
            view.title,
            lambda width: text.drawn(view, width),
            lambda: markdown.drawn(view),
            lambda: (
                verification_data.verification(found, *names)
                | verification_data.lines(found, (names[0], names[1]))
            ),
        ),
        not found.unsupported,
    )


def _quote(quote: str, article: Article, name: str) -> tuple[run.Rendered, bool]:
    found = nutgraf.verify_quote(quote, article)
    view = verification_view.quote_view(article, quote, found)
    return (
        run.Rendered(
            view.title,
            lambda width: text.drawn(view, width),
            lambda: markdown.drawn(view),
            lambda: verification_data.quote(article, quote, found, name),
        ),
        found.wording is Wording.EXACT,
    )
