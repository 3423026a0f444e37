"""Builds a text from pieces of the source, with the offset of each character."""

from dataclasses import dataclass, field

from nutgraf.reading.inline import Clean, stripped, tidy

# Pieces that are looked back at: enough to know a footnote's mark from anything longer.
_FEW = 12


@dataclass(slots=True)
class Trail:
    """The text collected so far; offsets must be given in rising order."""

    pieces: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    widths: dict[int, int] = field(default_factory=dict)

    def take(self, words: str, place: int, end: int | None = None) -> None:
        """Add `words`, which are at `place`, and extend to `end` if written differently."""
        self.pieces.append(words)
        past = place + len(words)
        self.places.extend(range(place, past))
        if end is not None and past < end and words:
            self.widths[past - 1] = end - past + 1

    def mark(self) -> tuple[int, int]:
        """How far it has come, to go back to."""
        return len(self.pieces), len(self.places)

    def since(self, mark: tuple[int, int]) -> str:
        """The first few words collected since `mark`; a longer part is not assembled."""
        return "".join(self.pieces[mark[0] : mark[0] + _FEW])

    def character_before(self, mark: tuple[int, int]) -> str:
        """The last character gathered before `mark`; "" where none was."""
        pieces = self.pieces[mark[0] - 1 : mark[0]] if mark[0] else []
        return pieces[0][-1:] if pieces else ""

    def insert(self, sign: str, place: int, mark: tuple[int, int]) -> None:
        """Insert one character, which stands for markup at `place`, where `mark` was set."""
        self.pieces.insert(mark[0], sign)
        self.places.insert(mark[1], place)

    def back(self, mark: tuple[int, int]) -> None:
        """Forget what was gathered since `mark`."""
        del self.pieces[mark[0] :], self.places[mark[1] :]

    def drop_blanks(self) -> None:
        """Forget the white space at the end."""
        while self.pieces:
            piece = self.pieces[-1]
            kept = piece.rstrip()
            if len(kept) < len(piece):
                del self.places[len(self.places) - len(piece) + len(kept) :]
                self.pieces[-1] = kept
            if kept:
                return
            self.pieces.pop()

    def clean(self) -> Clean:
        """The words, white space tidied."""
        return stripped(tidy(Clean("".join(self.pieces), self.places, self.widths)))
