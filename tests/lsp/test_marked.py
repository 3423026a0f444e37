"""The fixtures' own reader."""

import pytest

from nutgraf.article import Span

from .marked import marked


def test_marks_are_taken_out_of_the_text():
    found = marked("""
        The ferry| left
            ^^^^^  ^^^^
            ^^^^^^^^^^^
        on time.
           ^^^^
    """)
    assert found.source == "The ferry left\non time.\n"
    assert found.offset == 9
    assert found.shown == ("ferry", "ferry left", "left", "time")


def test_a_range_over_lines_may_hold_others():
    found = marked("""
        One two
            ^^>
        ^>
        three
        four five
        <^^^
        <^^^^^^^^
    """)
    assert found.shown == ("One two\nthree\nfour", "two\nthree\nfour five")


def test_the_end_of_a_line_can_be_marked():
    found = marked("""
        One
           ^
        |Two
    """)
    assert found.span == Span(3, 3)
    assert found.offset == 4


def test_the_cursor_may_be_another_character():
    assert marked("| a | b‸ |\n", cursor="‸").offset == 7


def test_what_is_opened_has_to_be_closed():
    with pytest.raises(ValueError, match="never closed"):
        marked("One\n^^>\n")
