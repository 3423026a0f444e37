from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from nutgraf_server.lsp.markup import escaped

marks = st.text(alphabet="ab 1.)\\`*_{}[]()<>#+-=!|~&;$:/\n\tx\u2028é", max_size=40)


@given(marks)
def test_words_stay_words(text):
    """CommonMark shows exactly the words, in one paragraph."""
    words = " ".join(text.split())
    tokens = MarkdownIt("commonmark").parse(escaped(text))
    if not words:
        assert tokens == []
        return
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    assert [child.type for child in tokens[1].children] in (["text"], ["text_special"]) or all(
        child.type in {"text", "text_special"} for child in tokens[1].children
    )
    assert "".join(child.content for child in tokens[1].children) == words


def test_plain_words_are_left_alone():
    text = "Prices rose 3.5% in 1999 (and again in 2001), she said: “no.”"
    assert escaped(text) == text
