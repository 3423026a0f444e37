"""What becomes of a record: its result, or the reason why there is none."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import nutgraf
from nutgraf.article import Article, Section
from nutgraf.claims import Kind
from nutgraf.errors import NutgrafError
from nutgraf.headings import section_headed
from nutgraf.rendering import data, markdown
from nutgraf.rendering.json_text import json_text
from nutgraf_server.batch.errors import BatchError
from nutgraf_server.batch.records import Failure, Raw
from nutgraf_server.batch.specification import Specification
from nutgraf_server.batch.texts import RecordText, UnusableError, text_in
from nutgraf_server.inputs.errors import NO_MEMORY, InputError

SCHEMA = "nutgraf/record"

# One made thing: its JSON, and its Markdown.
_Made = tuple[Callable[[], dict[str, object]], Callable[[], str]]


@dataclass(frozen=True, slots=True)
class RecordResult:
    """A record's result as it is written, without what stands between records.

    Attributes:
        record: as JSON on one line, without its end.
        page: as Markdown where that was asked for and nothing failed.
        failure: why there is no result; None where there is.
        place: where the record was found.
        id: its own id, or its place.
    """

    record: bytes
    page: str | None
    failure: Failure | None
    place: str
    id: str


def outcome(raw: Raw, recipe: Specification, *, paged: bool = False) -> RecordResult:
    """Make what the recipe asks for of a record. It never raises but for want of memory.

    Args:
        raw: the record.
        recipe: what to make.
        paged: whether to make Markdown instead of JSON.
    """
    own: str | int | None = None
    try:
        text = text_in(raw, recipe)
        own = text.id
        article, made = _made(text, recipe)
    except UnusableError as error:
        known = error.record_id if own is None else own
        return failed(raw, recipe, error.failure, known)
    except (BatchError, InputError, NutgrafError) as error:
        return failed(raw, recipe, Failure("cannot-be-made", str(error)), own)
    except MemoryError:
        return failed(raw, recipe, Failure("cannot-be-made", NO_MEMORY), own)
    except Exception as error:  # noqa: BLE001  # one record must not end ten million
        # The message of an error nobody foresaw may hold the article's words; its type does not.
        failure = Failure("internal", f"internal error ({type(error).__name__})")
        return failed(raw, recipe, failure, own)
    head = _head(raw, recipe, text.id)
    if note := nutgraf.unknown_language(recipe.language or text.language, article.language):
        head["note"] = note
    del article
    if paged:
        pages = "\n---\n\n".join(page() for _, page in made.values())
        return RecordResult(b"", _front_matter(head) + pages, None, raw.place, str(text.id))
    found = {name: of() for name, (of, _) in made.items()}
    return RecordResult(_line({**head, **found}), None, None, raw.place, str(text.id))


def failed(
    raw: Raw, recipe: Specification, failure: Failure, own: str | int | None = None
) -> RecordResult:
    """The outcome of a record that has no result."""
    known = raw.place if own is None else own
    told = {
        **_head(raw, recipe, known),
        "error": {"kind": failure.kind, "message": failure.message},
    }
    return RecordResult(_line(told), None, failure, raw.place, str(known))


def _made(text: RecordText, recipe: Specification) -> tuple[Article, dict[str, _Made]]:
    article = nutgraf.read(
        text.text,
        text.format or recipe.source_format,
        recipe.language or text.language,
        text.name,
        recipe.furniture,
        recipe.body,
    )
    if not article.sentences:
        raise InputError(nutgraf.NOTHING_TO_SUMMARIZE)
    within = section_headed(article, recipe.section) if recipe.section else None
    return article, {
        _FIELDS[task]: _TASKS[task](article, within, str(text.id), recipe) for task in recipe.tasks
    }


def _summary(article: Article, within: Section | None, name: str, recipe: Specification) -> _Made:
    found = nutgraf.summarize(
        article, recipe.method, recipe.length, recipe.focus, within, recipe.selection
    )
    return lambda: data.summary(found, name, lines=False), lambda: markdown.summary(found)


def _claims(article: Article, within: Section | None, name: str, recipe: Specification) -> _Made:
    kinds = None if recipe.kinds is None else tuple(map(Kind, recipe.kinds))
    found = nutgraf.find_claims(article, recipe.limit, kinds, within)
    return lambda: data.claims(article, found, name, lines=False), lambda: markdown.claims(
        article, found
    )


def _briefing(article: Article, within: Section | None, name: str, recipe: Specification) -> _Made:
    found = nutgraf.brief(article, recipe.method, recipe.points, recipe.focus, within)
    return lambda: data.briefing(found, name, lines=False), lambda: markdown.briefing(found)


_TASKS = {"summarize": _summary, "claims": _claims, "brief": _briefing}
_FIELDS = {"summarize": "summary", "claims": "claims", "brief": "briefing"}
RESULTS = tuple(_FIELDS.values())
"""The fields of a record that hold what was made."""


def _head(raw: Raw, recipe: Specification, own: str | int) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "version": data.VERSION,
        "settings": recipe.hash,
        "id": own,
        "source": raw.source,
        "line": raw.line,
    }


def _line(record: dict[str, object]) -> bytes:
    return json_text(record).encode("utf-8")


def _front_matter(head: dict[str, object]) -> str:
    # A value of JSON on one line is one of YAML too.
    told = "".join(f"{name}: {json.dumps(value)}\n" for name, value in head.items())
    return f"---\n{told}---\n\n"
