"""What is remembered of an article, and for how long."""

import gc
import threading
import weakref

import pytest

import nutgraf
from nutgraf.cancellation import CancelledError, cancellable
from nutgraf_server.lsp.session import findings
from nutgraf_server.settings import Settings

TEXT = "# Rain\n\nIt rained on 40 farms. The river rose by four metres, Ann Lee said.\n"


def test_what_is_found_is_found_once():
    article = nutgraf.read(TEXT, "markdown")
    assert findings.claims_in(article) is findings.claims_in(article)
    short = Settings(length="1 sentence")
    assert findings.summary_of(article, short) is findings.summary_of(article, short)
    assert len(findings.summary_of(article, Settings())) == 2


def test_it_is_forgotten_with_the_article():
    article = nutgraf.read(TEXT, "markdown")
    findings.claims_in(article)
    findings.summary_of(article, Settings())
    gone = weakref.ref(article)
    del article
    gc.collect()
    assert gone() is None


def test_who_gives_up_leaves_it_to_the_next():
    article = nutgraf.read(TEXT, "markdown")
    with pytest.raises(CancelledError), cancellable(lambda: True):
        findings.claims_in(article)
    assert len(findings.claims_in(article)) == 2


def test_many_may_ask_at_once():
    article = nutgraf.read(TEXT * 40, "markdown")
    found = []
    threads = [
        threading.Thread(target=lambda: found.append(findings.claims_in(article))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({id(claims) for claims in found}) == 1


@pytest.mark.parametrize(
    ("offset", "words"),
    [(0, None), (8, "It rained"), (29, "It rained"), (30, "It rained"), (31, "The river")],
)
def test_the_sentence_at_an_offset(offset, words):
    found = findings.sentence_at(nutgraf.read(TEXT, "markdown"), offset)
    assert (found and found.text[:9]) == words
