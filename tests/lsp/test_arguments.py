import pytest
from lsprotocol import types

from nutgraf.selection.parts import Selection
from nutgraf_server.lsp.commands.arguments import Arguments, Order, ResultFormat, parse
from nutgraf_server.lsp.errors import BadArgumentsError

ZERO = {"line": 0, "character": 0}


@pytest.mark.parametrize("given", [(), (None,), ({},), ({"uri": None, "range": None},)])
def test_nothing_said(given):
    assert parse(*given) == Arguments()


def test_everything_said():
    call = {
        "uri": "untitled:1",
        "range": {"start": ZERO, "end": {"line": 3, "character": 7}},
        "method": "lead",
        "length": "20%",
        "focus": "turbines",
        "format": "text",
        "selection": {"together": False, "dangling": "off", "keep": ["the bond"]},
        "kinds": ["quantity", "rule"],
        "limit": 3,
        "hedged": False,
        "speaker": "Ott",
        "order": "text",
    }
    assert parse(call) == Arguments(
        uri="untitled:1",
        range=types.Range(types.Position(0, 0), types.Position(3, 7)),
        method="lead",
        length="20%",
        focus="turbines",
        format=ResultFormat.TEXT,
        selection=Selection(together=False, dangling="off", keep=("the bond",)),
        kinds=("quantity", "rule"),
        limit=3,
        hedged=False,
        speaker="Ott",
        order=Order.TEXT,
    )


def test_a_number_is_a_length():
    assert parse({"length": 3}).length == "3"


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (({}, {}), "2 arguments"),
        (("untitled:1",), "a string"),
        (([],), "an array"),
        ((True,), "a boolean"),
        (({"urI": "x"},), "'urI'"),
        (({"uri": 3},), "uri"),
        (({"method": ["lead"]},), "an array"),
        (({"length": True},), "a boolean"),
        (({"length": 2.5},), "length"),
        (({"format": "pdf"},), "markdown, text, json"),
        (({"range": {"start": ZERO}},), "range"),
        (({"selection": 3},), "selection must be"),
        (({"limit": 0},), "limit must be"),
        (({"kinds": "rule"},), "array of strings"),
        (({"order": "best"},), "score, text"),
        (({"selection": {"speed": 3}},), "the parts are redundancy"),
        (({"selection": {"keep": "x"}},), "array of strings"),
        (({"range": {"start": ZERO, "end": {"line": -1, "character": 0}}},), "range"),
        (({"range": {"start": ZERO, "end": {"line": "1", "character": 0}}},), "range"),
        (({"range": [ZERO, ZERO]},), "range"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(given, named):
    with pytest.raises(BadArgumentsError) as raised:
        parse(*given)
    assert named in str(raised.value)
    assert "\n" not in str(raised.value)
