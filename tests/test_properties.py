"""What holds for every text there is."""

import random
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st

import nutgraf
from nutgraf.article import Article, Role
from nutgraf.reading import formats
from nutgraf.rendering import data
from verbatim import assert_verbatim, is_subsequence, letters

ODD = st.text(
    alphabet=st.one_of(
        st.sampled_from(
            list(
                " \n\r\t.?!…\"'“”‘’«»()[]*_#->`|:;,—–0129aAbBéß$%&\\/<\u2028\u2029\u0085\f\ufeff\u00ad\u200b"
            )
        ),
        st.sampled_from(list("中文。אב 👩‍👧ﷺ\U0001f469\u0301")),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=400,
)
FORMATS = st.sampled_from(list(formats.FORMATS))


def check(article: Article) -> None:
    source = article.source
    end = 0
    for block in article.blocks:
        assert end <= block.span.start <= block.span.end <= len(source)
        end = block.span.end
        inside = block.span.start
        for sentence in block.sentences:
            assert inside <= sentence.span.start < sentence.span.end <= block.span.end
            inside = sentence.span.end
            written = sentence.span.of(source)
            assert written.strip() == written
            # Entities and LaTeX's commands are written otherwise.
            rewritten = "&" in written or article.format == "latex"
            assert rewritten or is_subsequence(letters(sentence.text), letters(written))
    assert [s.index for s in article.sentences] == list(range(len(article.sentences)))
    in_sections = [s for section in article.sections for s in section.sentences]
    assert in_sections == list(article.sentences)
    if article.format == "plaintext":
        for block in article.blocks:
            if block.role is Role.BODY and block.sentences:
                covered = "".join(s.span.of(source) for s in block.sentences)
                assert "".join(covered.split()) == "".join(block.span.of(source).split())


@given(ODD, FORMATS)
@example("a[b](c)d. e", "markdown")
@example("&amp; &copy;. \\* x", "markdown")
@example("- - - a. b\n  c", "markdown")
@example("\ufeff---\nx\n---\n", "markdown")
@example("> a\n> ```\n> b", "markdown")
def test_any_text(text: str, form: str):
    check(nutgraf.read(text, form))


@given(st.randoms(use_true_random=False), FORMATS, st.data())
def test_mangled_seeds(seeds: list[Path], rng: random.Random, form: str, choice: st.DataObject):
    text = choice.draw(st.sampled_from(seeds)).read_text("utf-8")
    for _ in range(rng.randint(1, 30)):
        at = rng.randrange(len(text) + 1)
        cut = rng.randrange(40)
        new = rng.choice(["", "\n", "\r\n", "“", "(", ". ", "* ", "\u2028", "```\n", "# "])
        text = text[:at] + new + text[at + cut :]
    check(nutgraf.read(text[:4000], form))


@given(ODD, st.integers(1, 5))
def test_never_empty_and_never_out_of_order(text: str, count: int):
    article = nutgraf.read(text)
    summary = nutgraf.summarize(article, length=count)
    assert (summary.picks == ()) == (article.sentences == ())
    indexes = [pick.sentence.index for pick in summary.picks]
    assert indexes == sorted(set(indexes))
    assert len(indexes) <= count


@given(ODD)
def test_whatever_is_shown_stands_in_the_source(text: str):
    article = nutgraf.read(text, "plaintext")
    shown = [
        data.summary(nutgraf.summarize(article)),
        data.claims(article, nutgraf.find_claims(article)),
        data.briefing(nutgraf.brief(article)),
        data.outline(article),
    ]
    assert_verbatim(shown, text)
