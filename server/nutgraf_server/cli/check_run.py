"""What `nutgraf check` does with each file: read, check, mend, report."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import click

import nutgraf
from nutgraf.article import Article
from nutgraf.checking import Draft, Finding, check, chosen
from nutgraf.checking.reports import data, github, listing, sarif
from nutgraf.checking.reports.checked_text import CheckedText
from nutgraf.edits.backlink import article_named
from nutgraf.edits.insertion import Wish
from nutgraf.errors import NutgrafError
from nutgraf.reading.formats import FORMATS
from nutgraf_server.cli import mending, output, run
from nutgraf_server.cli.asked import Asked
from nutgraf_server.inputs.articles import Input, read_all
from nutgraf_server.inputs.errors import NO_MEMORY, InputError
from nutgraf_server.inputs.folders import articles_below
from nutgraf_server.inputs.names import STANDARD_INPUT
from nutgraf_server.settings import Settings

# The statuses to leave with, which programs tell apart.
_CLEAN, _FOUND, _WRONG = 0, 1, 2

_SUFFIXES = frozenset(suffix for one in FORMATS.values() for suffix in one.suffixes)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rules are asked for, and what is to be done with what they find."""

    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fix: bool
    today: date | None


def over(named: Sequence[str], asked: Asked, wanted: Wanted) -> int:
    """Check every article that is named, report, and give the status to leave with."""
    output.check_target(asked.target, force=asked.force)
    if wanted.fix and STANDARD_INPUT in (named or (STANDARD_INPUT,)):
        raise click.UsageError("--fix needs a file, not standard input")
    texts: list[CheckedText] = []
    failed = False
    told: set[str] = set()
    for name, found in _inputs(named, asked.encoding):
        try:
            if isinstance(found, InputError):
                raise found
            texts.append(_checked(found, asked, wanted, told))
        except (InputError, NutgrafError) as error:
            failed = True
            run.complain(name, str(error))
        except MemoryError:
            failed = True
            run.complain(name, NO_MEMORY)
    _report(texts, asked)
    if failed:
        return _WRONG
    return _FOUND if any(text.findings for text in texts) else _CLEAN


def _inputs(named: Sequence[str], encoding: str | None) -> Iterator[tuple[str, Input | InputError]]:
    """What is named, and every article of the folders among it, each once."""
    seen: set[str] = set()
    for name in named or (STANDARD_INPUT,):
        found = [name]
        if os.path.isdir(name):  # noqa: PTH112  # as it was named
            try:
                found = list(articles_below(name, _SUFFIXES))
            except InputError as error:
                yield name, error
                continue
        for path in found:
            if os.path.normpath(path) not in seen:
                seen.add(os.path.normpath(path))
                yield from read_all([path], encoding)


def _checked(found: Input, asked: Asked, wanted: Wanted, told: set[str]) -> CheckedText:
    settings = run.settings_of(found.path, told) if asked.configured else Settings()
    if found.note:
        run.complain(found.name, found.note)
    rules = chosen(wanted.select or settings.select_rules, (*wanted.ignore, *settings.ignore_rules))
    text = found.text
    draft = _draft(found, text, asked, settings, wanted)
    findings = check(draft, rules)
    if wanted.fix and any(one.repair for one in findings):
        after, done = mending.mended(text, findings)
        if done:
            mending.write(found.path, text, after)
            run.complain(found.name, f"fixed: {', '.join(_named(one) for one in done)}")
            draft = _draft(found, after, asked, settings, wanted)
            findings = check(draft, rules)
    return CheckedText(found.name, draft.article, findings)


def _named(one: Finding) -> str:
    return f"{one.rule.code} {one.rule.name}"


def _draft(found: Input, text: str, asked: Asked, settings: Settings, wanted: Wanted) -> Draft:
    furniture, body = asked.furniture or settings.furniture, asked.body or settings.body
    article = nutgraf.read(
        text, found.format or asked.source_format, asked.language, found.name, furniture, body
    )
    wish = Wish(settings.method, None, settings.length, furniture, body)
    return Draft(article, wish, wanted.today, _original(found, text))


def _original(found: Input, text: str) -> Article | None:
    """The article that a text says it is a briefing of, from the same folder; None without one."""
    name = article_named(text)
    if name is None or found.path == STANDARD_INPUT:
        return None
    path = os.path.join(os.path.dirname(found.path), name)  # noqa: PTH118, PTH120  # as it was named
    if os.path.islink(path):  # noqa: PTH114
        return None
    for _, other in read_all([path]):
        if isinstance(other, Input):
            return nutgraf.read(other.text, other.format, name=other.name)
    return None


def _report(texts: Sequence[CheckedText], asked: Asked) -> None:
    """Write what was found, to standard output or a file."""
    if asked.shape == "text":
        output.write_lines(listing.listed(texts), asked.target, over=asked.force)
        return
    if asked.shape == "github":
        told = "".join(f"{line}\n" for line in github.commands(texts))
    else:
        told = output.as_json(data.data(texts) if asked.shape == "json" else sarif.sarif(texts))
    output.write(told, asked.target, over=asked.force)
