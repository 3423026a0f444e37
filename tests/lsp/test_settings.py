import pytest

from nutgraf_server.lsp.settings import Settings, parse


@pytest.mark.parametrize("sent", [None, {}, {"nutgraf": {}}, {"server": {"command": ["x"]}}])
def test_nothing_set(sent):
    assert parse(sent) == (Settings(), ())


@pytest.mark.parametrize("wrap", [lambda sent: sent, lambda sent: {"nutgraf": sent}])
def test_what_is_set_is_taken(wrap):
    assert parse(wrap({"length": "20%", "method": "lead"})) == (
        Settings(method="lead", length="20%"),
        (),
    )


def test_phrases_that_overrule_the_reading():
    found, problems = parse({"furniture": ["sponsored by"], "body": ["in our newsletter"]})
    assert (found.furniture, found.body, problems) == (
        ("sponsored by",),
        ("in our newsletter",),
        (),
    )


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        ({"method": "tea-leaves"}, "nutgraf.method"),
        ({"method": ["lead"]}, "nutgraf.method"),
        ({"length": "long"}, "nutgraf.length"),
        ({"furniture": "sponsored"}, "nutgraf.furniture"),
        ({"body": [3]}, "nutgraf.body"),
        ({"lenght": "3"}, "nutgraf.lenght"),
        ({"nutgraf": 3}, "nutgraf"),
        ("short", "nutgraf"),
    ],
)
def test_what_is_wrong_is_named_and_left_out(sent, named):
    found, (problem,) = parse(sent)
    assert found == Settings()
    assert named in problem
    assert "\n" not in problem
