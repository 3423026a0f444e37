"""Frozen dataclasses that are made sooner do what those of the standard library do."""

import copy
import dataclasses
import inspect
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field
from functools import cached_property

import pytest

from nutgraf import frozen

SOONER: Callable = frozen.dataclass


class Made:
    """The same classes, made by one of the two."""

    def __init__(self, dataclass: Callable) -> None:
        @dataclass(frozen=True, slots=True)
        class Plain:
            """Words."""

            text: str
            start: int
            tags: tuple[str, ...] = ()

            def __len__(self) -> int:
                return len(self.text)

        @dataclass(frozen=True, slots=True)
        class Special:
            """All that a field may be."""

            text: str
            seen: list[int] = field(default_factory=list, compare=False)
            hidden: int = field(default=3, repr=False)

            def __post_init__(self) -> None:
                self.seen.append(len(self.text))

        @dataclass(frozen=True, slots=True)
        class Own:
            """Tells for itself what it is."""

            text: str

            def __repr__(self) -> str:
                return "own"

            def __hash__(self) -> int:
                return 7

        @dataclass(frozen=True, slots=True)
        class Child(Plain):
            """More than its parent."""

            end: int = 9

        @dataclass(frozen=True, slots=True)
        class Empty:
            """Nothing."""

        @dataclass(frozen=True, slots=True, order=True)
        class Ordered:
            """One before the other."""

            start: int
            end: int

        @dataclass(frozen=True)
        class Open:
            """With room for what is found out later."""

            text: str
            seen: list[int] = field(default_factory=list)

            @cached_property
            def size(self) -> int:
                return len(self.text)

        @dataclass(frozen=True, eq=False)
        class Single:
            """None is like it."""

            text: str

        self.classes = (Plain, Special, Own, Child, Empty, Ordered, Open, Single)
        self.plain, self.special, self.own, self.child, self.empty, *others = self.classes
        self.ordered, self.open, self.single = others


MADE = [Made(dataclasses.dataclass), Made(SOONER)]


def told(say: Callable[[Made], object]) -> object:
    """What both say alike."""
    expected, found = map(say, MADE)
    assert found == expected
    return found


def error(do: Callable[[], object]) -> tuple[str, str]:
    with pytest.raises(Exception) as failed:  # noqa: PT011  # whichever it is
        do()
    return failed.type.__name__, str(failed.value)


@pytest.mark.parametrize(
    "say",
    [
        lambda made: repr(made.plain("a", 1)),
        lambda made: repr(made.plain("a", start=1, tags=("b",))),
        lambda made: repr(made.special("ab")),
        lambda made: repr(made.own("a")),
        lambda made: repr(made.child("a", 1, end=2)),
        lambda made: repr(made.empty()),
        lambda made: made.special("ab").seen,
        lambda made: made.special("ab").seen is made.special("ab").seen,
        lambda made: made.plain("a", 1) == made.plain("a", 1),
        lambda made: made.plain("a", 1) == made.plain("a", 2),
        lambda made: made.plain("a", 1) == made.child("a", 1),
        lambda made: made.plain("a", 1) == ("a", 1, ()),
        lambda made: made.special("a", [1]) == made.special("a", [2]),
        lambda made: made.empty() == made.empty(),
        lambda made: hash(made.plain("a", 1)) == hash(made.plain("a", 1)) == hash(("a", 1, ())),
        lambda made: hash(made.special("a", [1])) == hash(("a", 3)),
        lambda made: hash(made.own("a")),
        lambda made: len(made.plain("abc", 1)),
        lambda made: repr(dataclasses.replace(made.child("a", 1), end=4)),
        lambda made: dataclasses.asdict(made.child("a", 1)),
        lambda made: [cls.__match_args__ for cls in made.classes],
        lambda made: [vars(cls).get("__slots__") for cls in made.classes],
        lambda made: made.ordered(1, 2) < made.ordered(1, 3),
        lambda made: made.ordered(1, 2) <= made.ordered(1, 2),
        lambda made: made.ordered(1, 2) > made.ordered(1, 2),
        lambda made: made.ordered(1, 2) >= made.ordered(0, 2),
        lambda made: error(lambda: made.ordered(1, 2) < (1, 3)),
        lambda made: (made.open("abc").size, repr(made.open("abc")), vars(made.open("a"))),
        lambda made: error(lambda: setattr(made.open("a"), "other", "b")),
        lambda made: copy.copy(made.open("a")) == made.open("a"),
        lambda made: made.single("a") == made.single("a"),
        lambda made: repr(made.single("a")),
        lambda made: [cls.__doc__ for cls in made.classes],
        lambda made: [hasattr(cls("a"), "__dict__") for cls in (made.special, made.own)],
        lambda made: [list(inspect.signature(cls).parameters) for cls in made.classes],
        lambda made: copy.copy(made.plain("a", 1)) == made.plain("a", 1),
        lambda made: copy.deepcopy(made.child("a", 1)) == made.child("a", 1),
        lambda made: error(lambda: made.plain("a")),
        lambda made: error(lambda: made.plain("a", 1, other=2)),
        lambda made: error(lambda: made.empty(1)),
        lambda made: error(lambda: setattr(made.plain("a", 1), "text", "b")),
        lambda made: error(lambda: delattr(made.plain("a", 1), "text")),
        lambda made: error(lambda: made.plain("a", 1) < made.plain("b", 1)),
        lambda made: error(lambda: hash(made.plain([], 1))),
    ],
)
def test_they_do_what_the_standard_librarys_do(say: Callable[[Made], object]):
    told(say)


def test_they_are_frozen():
    plain = MADE[1].plain("a", 1)
    with pytest.raises(FrozenInstanceError, match="cannot assign to field 'text'"):
        plain.text = "b"
    assert plain.text == "a"


@SOONER(frozen=True, slots=True)
class Sent:
    """What another process gets."""

    text: str
    inner: tuple["Sent", ...] = ()


def test_they_can_be_sent_to_another_process():
    sent = Sent("a", (Sent("b"),))
    assert pickle.loads(pickle.dumps(sent)) == sent  # noqa: S301  # our own
