"""The line that leads from a briefing back to its article."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nutgraf.edits.backlink import article_named, line_for

names = (
    st.text(alphabet=st.characters(exclude_characters="/\\\0:"), min_size=1, max_size=30)
    | st.text(alphabet="-–>!< %2D.\n\r\u2028é", min_size=1, max_size=12)
).filter(lambda name: name not in (".", ".."))


@given(names)
@example("-->")
@example("a--")
@example(" a \n")
@example("%2D%")
@example("\ud800")
@example("-" * 5)
def test_every_name_comes_back(name):
    line = line_for(name)
    assert line.isprintable() or "\ud800" <= max(line) <= "\udfff"
    assert "--" not in line.removeprefix("<!--").removesuffix("-->")
    assert line.count(">") == 1
    assert article_named(f"# Title\n\n- One. (line 1)\n\n{line}\n") == name
    assert article_named(f"# Title\r\n\r\n{line}\r\n\r\n") == name
    assert article_named(f"# Title\r{line}\r") == name


@pytest.mark.parametrize(
    "name",
    ["../a.txt", "/etc/hosts", "a/b", "..", ".", "..%2Fa", "%2e%2e", "a\\b", "a%5Cb", "a%00"],
)
def test_a_name_that_leads_elsewhere_is_none(name):
    assert article_named(f"<!-- nutgraf: briefing of {name} -->") is None


@pytest.mark.parametrize("text", ["", "\n", "# Title\n", "<!-- nutgraf: briefing of a -->\nmore"])
def test_only_the_last_line_counts(text):
    assert article_named(text) is None
