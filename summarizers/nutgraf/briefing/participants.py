"""The participants of a conversation, and how much each says."""

from nutgraf.article import Article, Role, Span
from nutgraf.attribution.turns import place_of_name
from nutgraf.cancellation import checked
from nutgraf.frozen import dataclass
from nutgraf.language.words import count_words


@dataclass(frozen=True, slots=True)
class Participant:
    """A participant of a conversation.

    Attributes:
        name: in full if any of their labels has it.
        role: the description that a label gives, or "".
        turns: the number of their turns.
        words: the number of words they say.
        label: where they are first named as the speaker; in captions, where they are named.
    """

    name: str
    role: str
    turns: int
    words: int
    label: Span


def participants(article: Article) -> list[Participant]:
    """The speakers of a conversation that are named, in the order in which they begin to speak."""
    if not article.is_conversation:
        return []
    labels: dict[str, Span] = {}
    roles: dict[str, str] = {}
    turns: dict[str, int] = {}
    words: dict[str, int] = {}
    before: str | None = None
    sought: set[str] = set()
    for block in checked(article.blocks):
        turn = block.turn
        if turn is None or not turn.speaker:
            before = None if block.wording else before
            continue
        name = turn.speaker
        if block.role is not Role.BODY:
            labels.setdefault(name, block.span)
            roles[name] = roles.get(name) or turn.role
            continue
        if name not in labels and name not in sought:
            sought.add(name)
            if named := place_of_name(article, name):
                labels[name], roles[name] = named, ""
        if name in labels:
            turns[name] = turns.get(name, 0) + (name != before)
            words[name] = words.get(name, 0) + count_words(block.text)
            before = name
    return [
        Participant(name, roles[name], turns[name], words[name], label)
        for name, label in labels.items()
        if name in turns
    ]
