"""Reading takes time in proportion to the text, whatever is repeated in it, and for each reader."""

from collections.abc import Callable, Iterator

import pytest

import nutgraf
from growth import Work, sampled, seconds, steep
from nutgraf.language.detection import detect
from units import COMMON, FORMATS, STARTS, units

# Of thousands of units, each is looked at on small texts first, in a sweep too.
SIZES = (16_000, 64_000)
STEEPEST = 1.2
SHARDS = 96


def grows_too_fast(read: Callable[[str], object], unit: str, start: str = "") -> bool:
    def reading(size: int) -> Work:
        text = start + unit * max(1, size // len(unit))
        return lambda: read(text)

    return bool(steep(reading, SIZES, STEEPEST))


def texts(form: str) -> Iterator[tuple[str, str]]:
    """Beginnings and units."""
    for start in STARTS[form]:
        for unit in units(form):
            yield start, unit


def too_steep(form: str, some: list[tuple[str, str]]) -> list[tuple[str, str]]:
    def read(text: str) -> object:
        return nutgraf.read(text, form, "en")

    read("It rained. It rained again.")
    return [(start, unit) for start, unit in some if grows_too_fast(read, unit, start)]


@pytest.mark.parametrize("form", FORMATS)
def test_there_are_many_units(form: str):
    assert len(units(form)) >= 290


@pytest.mark.parametrize("form", FORMATS)
def test_a_few_units(form: str):
    some = list(texts(form))
    assert too_steep(form, some[:: len(some) // 6]) == []


@pytest.mark.long
@pytest.mark.parametrize("shard", range(SHARDS))
@pytest.mark.parametrize("form", FORMATS)
def test_every_unit(form: str, shard: int):
    assert too_steep(form, list(texts(form))[shard::SHARDS]) == []


@pytest.mark.long
@pytest.mark.parametrize("language", ["en", "de", "zh", "ja", "th", "el", "ar", "hi"])
def test_sentences(language: str):
    def split(text: str) -> object:
        return nutgraf.split_sentences(text, language)

    assert [unit for unit in sampled(COMMON, 3) if grows_too_fast(split, unit)] == []


@pytest.mark.long
@pytest.mark.parametrize("form", FORMATS)
def test_guessing_the_format_and_the_language(form: str):
    def guess(text: str) -> object:
        return nutgraf.reading.formats.choose(text, None, None), detect(text)

    every = [(start, unit) for start in STARTS[form] for unit in units(form)]
    some = sampled(every, 3)
    assert [pair for pair in some if grows_too_fast(guess, pair[1], pair[0])] == []


@pytest.mark.long
def test_what_kept_the_guessing_of_a_format_busy_for_ever():
    for unit in (":a: ", ":a: \n", ":a:\r\n", "//a\n", " \n", "\r\n", "---\r\n", "[a](b", "<!-- -"):
        for start in ("", "= ", "---\n", "---\r\n", "<?xml ", "\ufeff"):
            text = start + unit * 20_000
            assert seconds(lambda text=text: nutgraf.reading.formats.choose(text, None, None)) < 0.5


@pytest.mark.parametrize("form", FORMATS)
def test_marks_with_words_behind_them(form: str):
    for mark in ("\ud800", "»", "“", "-", "- ", ". ", '"', "(", "_", "…", ", "):
        text = f"It rained. {mark * 20_000} It rained again."
        # With the square of their number it would be half a minute.
        assert seconds(lambda text=text: nutgraf.read(text, form, "en")) < 5, mark


@pytest.mark.parametrize("mark", ["---", "+++"])
def test_front_matter_of_any_length(mark: str):
    for unit in ("\r\n", "\n", "\r", "a: b\n", "a:  \n", 'a: "b" \r\n', "a: " + " " * 500 + "x\n"):
        text = f"{mark}\r\n" + unit * 4000
        assert seconds(lambda text=text: nutgraf.read(text, "markdown", "en")) < 8


def test_a_language_server_is_asked_about_blank_lines():
    from nutgraf_server.lsp.requests import completion

    text = "\r\n" * 20_000
    assert seconds(lambda: completion._INDENTED.match(text)) < 0.5
