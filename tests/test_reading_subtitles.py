"""Subtitles: cues joined into prose, each word with its place in the file."""

import nutgraf
from nutgraf.article import Role

VTT = """WEBVTT - the keeper

NOTE not read

1
00:00:01.000 --> 00:00:03.000 align:start
<v Ida>The gauge has <i>never</i>
been emptied,

2
00:00:03.000 --> 00:00:05.000
<v Ida>not once. It holds

00:00:05.000 --> 00:00:06.000
<v Ida>It holds
three litres.

00:00:07.000 --> 00:00:08.000
[rain]

00:00:09.000 --> 00:00:11.000
<v Per>Who reads it?
"""


def test_cues_are_joined_and_marks_left_out():
    article = nutgraf.read(VTT, format="vtt")
    assert [s.text for s in article.sentences] == [
        "The gauge has never been emptied, not once.",
        "It holds It holds three litres.",
        "Who reads it?",
    ]
    assert article.sentences[0].span.of(VTT).startswith("The gauge has <i>never</i>\nbeen")
    furniture = [block.text for block in article.blocks if block.role is Role.FURNITURE]
    assert furniture == ["[rain]"]


def test_lines_that_roll_on_count_once():
    srt = (
        "1\n00:00:01,000 --> 00:00:02,000\nIt rained\n\n"
        "2\n00:00:02,000 --> 00:00:03,000\nIt rained\nall day.\n"
    )
    assert [s.text for s in nutgraf.read(srt).sentences] == ["It rained all day."]


def test_a_pause_after_a_sentence_parts_paragraphs():
    srt = (
        "1\n00:00:01,000 --> 00:00:02,000\nIt rained.\n\n"
        "2\n00:00:09,000 --> 00:00:10,000\nIt stopped.\n"
    )
    assert [block.text for block in nutgraf.read(srt).blocks] == ["It rained.", "It stopped."]
