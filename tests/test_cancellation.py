"""Giving up: at every checkpoint, with nothing left half-made."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

import nutgraf
from nutgraf.cancellation import CancelledError, cancellable, checkpoint
from nutgraf.reading import formats
from nutgraf.rendering import data, markdown
from nutgraf.rendering import text as plain_text

METHODS = list(nutgraf.methods())
# So many places at which each call is given up, spread over all its checkpoints.
PLACES = 25


class Countdown:
    """A check that says yes from the given call on."""

    def __init__(self, calls: float) -> None:
        self.asked = 0
        self._calls = calls

    def __call__(self) -> bool:
        self.asked += 1
        return self.asked > self._calls


def checkpoints(work: Callable[[], object]) -> int:
    count = Countdown(float("inf"))
    with cancellable(count):
        work()
    return count.asked


def assert_gives_up(work: Callable[[], object]) -> None:
    expected = work()
    total = checkpoints(work)
    assert total > 0
    for place in sorted({total * step // PLACES for step in range(PLACES)}):
        check = Countdown(place)
        with pytest.raises(CancelledError), cancellable(check):
            work()
        assert check.asked == place + 1
        assert work() == expected


def text_of(paragraphs: int, stamp: str = "", form: str = "plaintext") -> str:
    lines = ["The Long Report"]
    for number in range(paragraphs):
        lines.append(f"Part {number}")
        lines.append(
            f"The mayor{stamp} opened bridge {number} on the old river, and {number * 7} people came. "
            f"“It is finished{stamp},” she said. According to the city it cost ${number}.2 million."
        )
    if form == "html":
        return "\n".join(f"<p>{line}</p>" for line in lines)
    return "\n\n".join(lines)


@pytest.mark.parametrize("form", formats.FORMATS)
def test_reading(form: str, seeds: list[Path]):
    text = next(
        (
            path.read_text("utf-8")
            for path in seeds
            if formats.choose("", None, path.name).name == form
        ),
        text_of(10),
    )
    assert_gives_up(lambda: nutgraf.read(text, form))


@pytest.mark.parametrize("form", ["plaintext", "markdown", "html"])
def test_reading_what_was_never_read(form: str):
    # Nothing of these texts is remembered, so the checkpoints of splitting and labelling count too.
    for place in range(0, 100, 7):
        text = text_of(12, f" {form} {place}", form)
        with pytest.raises(CancelledError), cancellable(Countdown(place)):
            nutgraf.read(text, form)
        assert nutgraf.read(text, form).sentences


@pytest.mark.parametrize("method", METHODS)
def test_summarizing(method: str):
    article = nutgraf.read(text_of(8), "plaintext")
    assert_gives_up(lambda: nutgraf.summarize(article, method, 3).picks)
    assert_gives_up(lambda: nutgraf.summarize(article, method, "20%", "the river").picks)


def test_claims_and_briefing():
    article = nutgraf.read(text_of(8), "plaintext")
    assert_gives_up(lambda: nutgraf.find_attributions(article))
    assert_gives_up(lambda: nutgraf.find_claims(article))
    assert_gives_up(lambda: nutgraf.rate_claims([s.text for s in article.sentences]))
    assert_gives_up(lambda: nutgraf.brief(article))
    assert_gives_up(lambda: nutgraf.split_sentences(article.source))


def test_rendering():
    article = nutgraf.read(text_of(8), "plaintext")
    claims, briefing = nutgraf.find_claims(article), nutgraf.brief(article)
    assert_gives_up(lambda: data.outline(article))
    assert_gives_up(lambda: data.claims(article, claims))
    assert_gives_up(lambda: data.briefing(briefing))
    assert_gives_up(lambda: markdown.briefing(briefing))
    assert_gives_up(lambda: plain_text.outline(article, explain=True))


# sumy's numbers grow with the square of the sentences.
@pytest.mark.parametrize("method", METHODS)
def test_the_more_text_the_more_checkpoints(method: str):
    # A word costs checkpoints when it is new.
    nutgraf.summarize(nutgraf.read(text_of(16), "plaintext"), method, 2)
    few, many = (nutgraf.read(text_of(count), "plaintext") for count in (4, 16))
    counts = [checkpoints(lambda a=a: nutgraf.summarize(a, method, 2)) for a in (few, many)]
    assert counts[1] - counts[0] >= len(many.sentences) - len(few.sentences)


@pytest.mark.parametrize("form", formats.FORMATS)
def test_reading_more_asks_more(form: str):
    counts = [checkpoints(lambda n=n: nutgraf.read(text_of(n, form=form), form)) for n in (20, 80)]
    assert counts[1] >= 3 * counts[0] >= 60


def test_it_is_no_failure_of_the_method():
    # A method's every Exception becomes a MethodFailedError; this is none.
    article = nutgraf.read(text_of(4), "plaintext")
    with pytest.raises(CancelledError), cancellable(lambda: True):
        nutgraf.summarize(article)


def test_one_thread_s_check_is_not_another_s():
    outcome: list[object] = []
    with cancellable(lambda: True):
        thread = threading.Thread(target=lambda: outcome.append(nutgraf.read(text_of(3))))
        thread.start()
        thread.join()
        with pytest.raises(CancelledError):
            checkpoint()
    checkpoint()
    assert isinstance(outcome[0], nutgraf.Article)
