"""The mentions of names in a block, with the evidence of each, before they are joined."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nutgraf.article import Article, Block
from nutgraf.cache import Key
from nutgraf.cancellation import checked, checkpoint
from nutgraf.facts.names.context import evidence_around
from nutgraf.facts.names.cues import cues_around
from nutgraf.facts.names.evidence import STRONG, Evidence
from nutgraf.facts.names.known import Known, known
from nutgraf.facts.names.pieces import NamePiece, certain_pieces_of, is_acronym, pieces_of
from nutgraf.facts.names.roles import (
    RoleMention,
    is_role,
    role_after,
    role_before,
    role_before_comma,
)
from nutgraf.facts.names.runs import is_headline, opens, runs_in
from nutgraf.facts.names.told_roles import goes_on, shared_role, told_role
from nutgraf.facts.names.words import NameWord, words_between
from nutgraf.language.languages import Convention, language_of
from nutgraf.patterns import pattern

# "De" and "la" open names only where they are no words of everyday.
_SMALL_FRONT = frozenset({"en"})
# "HALMOUTH, Dornia (Reuters) —": where a story was written, before its first words.
_DATELINE = pattern(
    r"(?P<place>[^\W\d_](?:[^\W\d_]|[.'’]|[ -](?=[^\W\d_])){1,40})"
    r"(?:, (?P<country>[^\W\d_](?:[^\W\d_]|[.'’]|[ -](?=[^\W\d_])){1,30}))?"
    r"(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?"
    r"(?: ?\((?P<outlet>[A-Z][\w. ]{1,30})\))? ?(?:—|–|--|-) "
)
_ACRONYM = range(2, 9)
_LONGEST_NAME = 100


class NameMention(NamedTuple):
    """A mention of a name, with offsets relative to its block's start.

    `words` are its words in lower case, `capitals` whether each has one. `opens` is whether its
    capital letter may be due to its position alone. `stands_for` is the full name of an acronym in
    brackets, or the other way round. `second` is the start of its second word, or its end. `told`
    is the other description of its bearer in the text, for a person.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    capitals: tuple[bool, ...]
    opens: bool
    signs: Evidence
    role: tuple[int, int] | None
    honorific: bool
    stands_for: tuple[str, ...] | None
    second: int
    cues: tuple[str, ...] = ()
    told: tuple[int, int] | None = None


class Found(NamedTuple):
    """The mentions of a block, and all its words in lower case that are written so."""

    mentions: tuple[NameMention, ...]
    lower: frozenset[str]


_MENTIONS = Key[Found]("names.mentions")


def mentions_in(article: Article, block: Block) -> Found:
    """The mentions in a block's sentences, found once a wording."""
    wording = block.wording
    if wording is None:
        return Found((), frozenset())
    about = (article.language, block.first == 0)
    found = wording.cache.get(_MENTIONS, about)
    if found is None:
        checkpoint()
        found = wording.cache.put(_MENTIONS, _find(article, block), about)
    return found


def _find(article: Article, block: Block) -> Found:
    text = block.text
    lists = known(article.language)
    places = block.wording.places if block.wording else ()
    mentions: list[NameMention] = []
    lower: set[str] = set()
    pairs = zip(places[::2], places[1::2], strict=True)
    for order, (start, end) in enumerate(checked(pairs)):
        letters = _LETTERS.findall(text, start, end)
        capital = [word for word in letters if not word.islower()]
        lower.update(letters)
        if lists.small.issuperset(map(str.lower, capital)) and not any(map(_is_short, capital)):
            # Nothing but a "The" or "It" that opens the sentence.
            continue
        words = words_between(text, start, end)
        if block.first == 0 and order == 0:
            skipped = list(_dateline(text, words, lists))
            if skipped:
                mentions.extend(skipped)
                last = skipped[-1].end
                words = [word for word in words if word.start >= last]
                words = _without_agency(words)
        if is_headline(text, words):
            continue
        mentions.extend(_in_sentence(article.language, text, words, lists))
    return Found(tuple(mentions), frozenset(word for word in lower if word.islower()))


_LETTERS = pattern(r"[^\W\d_]+")


def _is_short(word: str) -> bool:
    """Whether a word may be an acronym written like a function word: "WHO"."""
    return len(word) > 1 and word.isupper()


_LONGEST_AGENCY = 8


def _without_agency(words: list[NameWord]) -> list[NameWord]:
    """The words after "(Reuters) —"."""
    for index, word in enumerate(words[:_LONGEST_AGENCY]):
        if any(dash in word.gap for dash in ("—", "–", "--", " - ")):
            return words[index:]
    return words


def _dateline(text: str, words: Sequence[NameWord], lists: Known) -> Iterator[NameMention]:
    """The places of a dateline that is wholly or partly in capitals."""
    if not words:
        return
    match = _DATELINE.match(text, words[0].start)
    if match is None:
        return
    told = (
        match["place"].isupper()
        or match["outlet"]
        or (match["country"] or "").lower() in lists.places
    )
    if not told:
        return
    for group in ("place", "country"):
        if match[group]:
            yield _named(text, *match.span(group), signs=Evidence(place=_DATELINE_WEIGHT))


_DATELINE_WEIGHT = 6


def _named(text: str, start: int, end: int, signs: Evidence) -> NameMention:
    written = " ".join(text[start:end].split())
    lows = tuple(written.lower().split())
    return NameMention(
        start=start,
        end=end,
        text=written,
        words=lows,
        capitals=(True,) * len(lows),
        opens=False,
        signs=signs,
        role=None,
        honorific=False,
        stands_for=None,
        second=end,
    )


def _in_sentence(
    language: str, text: str, words: Sequence[NameWord], lists: Known
) -> Iterator[NameMention]:
    # If every noun has a capital letter, only certain cases are names.
    capital_nouns = language_of(language).follows(Convention.CAPITAL_NOUNS)
    cut = certain_pieces_of if capital_nouns else pieces_of
    before: NamePiece | None = None
    shared: RoleMention | None = None
    for run in runs_in(text, words, lists, small_front=language in _SMALL_FRONT):
        for piece in cut(text, run, words, lists):
            if words[piece.end - 1].end - words[piece.first].start > _LONGEST_NAME:
                continue
            mention = _mention(text, words, piece, lists, before)
            if not (shared and before and _in_row(words, before, piece)):
                shared = shared_role(words, piece.first, lists)
            if mention is not None:
                yield mention if mention.told else mention._replace(told=_places(words, shared))
            before = piece


def _mention(
    text: str, words: Sequence[NameWord], piece: NamePiece, lists: Known, before: NamePiece | None
) -> NameMention | None:
    first, last = words[piece.first], words[piece.end - 1]
    lows = tuple(word.low for word in words[piece.first : piece.end])
    named = piece.honoured or piece.title is not None
    if len(lows) == 1 and not named and (lows[0] in lists.never or lows[0] in lists.adjectives):
        return None
    if len(lows) == 1 and not named and (is_role(first, lists) or lows[0] in lists.lower_roles):
        return None
    if len(lows) == 1 and lows[0] in lists.addressed:
        return None
    if lows[0].isdigit() or (len(lows) == 1 and len(lows[0]) == 1):
        return None
    end = last.end
    if (
        text[end : end + 1] == "."
        and not last.owns
        and ("." in last.low or last.low in lists.added)
    ):
        end += 1
    signs = evidence_around(words, piece, lists)
    alone = len(lows) == 1 and piece.title is None
    role = None if alone and is_acronym(first, text) else _role(words, piece, lists)
    if role is not None and not piece.honoured and role[1]:
        signs = signs.plus(Evidence(person=_ROLE_WEIGHT))
    start = _start(words, piece, lists)
    if start < first.start and last.low in lists.papers:
        signs = signs.plus(Evidence(organisation=STRONG))
    return NameMention(
        start=start,
        end=end,
        text=" ".join(text[start:end].split()),
        words=lows,
        capitals=tuple(word.capital for word in words[piece.first : piece.end]),
        opens=piece.opens and start == first.start,
        signs=signs,
        role=(words[role[0].first].start, _role_end(text, words, role[0], lists)) if role else None,
        honorific=piece.honoured and piece.title is not None and not (role and role[1]),
        stands_for=_acronym(words, piece, before, lows),
        second=words[piece.first + 1].start if len(lows) > 1 else end,
        cues=tuple(cues_around(words, piece, lists)),
        told=_told(words, piece, lists),
    )


def _told(words: Sequence[NameWord], piece: NamePiece, lists: Known) -> tuple[int, int] | None:
    first = piece.title.first if piece.title is not None else piece.first
    if piece.honoured and piece.title is None and first > 0:
        first -= 1
    return _places(words, told_role(words, first, piece.end, lists))


def _places(words: Sequence[NameWord], role: RoleMention | None) -> tuple[int, int] | None:
    return (words[role.first].start, words[role.end - 1].end) if role else None


def _in_row(words: Sequence[NameWord], before: NamePiece, piece: NamePiece) -> bool:
    """Whether a row of people continues: "Ann Orr of Hull and Tom Lee"."""
    place = piece.first - 1 == before.end and words[piece.first - 1].low in {"of", "from"}
    return place or goes_on(words, before.end, piece.first)


_ROLE_WEIGHT = 4


def _start(words: Sequence[NameWord], piece: NamePiece, lists: Known) -> int:
    """Where a name begins: with its "The" if that has its capital from the name."""
    first = words[piece.first]
    article = words[piece.first - 1] if piece.first and piece.title is None else first
    if article.low != "the" or not article.capital or first.gap != " ":
        return first.start
    last, after = words[piece.end - 1], words[piece.end : piece.end + 1]
    acts = last.owns or any(word.low in lists.speaking for word in after)
    is_paper = last.low in lists.papers and acts
    return article.start if is_paper or not opens(words, piece.first - 1) else first.start


def _role_end(text: str, words: Sequence[NameWord], role: RoleMention, lists: Known) -> int:
    """The end of a role; of "Dr." the stop belongs to it."""
    end = words[role.end - 1].end
    if text[end : end + 1] != ".":
        return end
    short = words[role.end - 1].low + "."
    return end + 1 if short in lists.roles or short in lists.reported_honorifics else end


def _role(
    words: Sequence[NameWord], piece: NamePiece, lists: Known
) -> tuple[RoleMention, bool] | None:
    """The role next to a name, and whether it is more than an honorific."""
    if piece.title is not None and not (
        piece.honoured and words[piece.title.end - 1].low in lists.honorifics
    ):
        fuller = role_after(words, piece.end, lists) if piece.end - piece.first > 1 else None
        belongs = fuller is not None and words[fuller.first].low == "of"
        return (piece.title if belongs or fuller is None else fuller), True
    first = piece.title.first if piece.title is not None else piece.first
    if piece.honoured and piece.title is None and first > 0:
        first -= 1
    found = role_before(words, first, lists)
    several = piece.end - piece.first > 1
    if found is None and several:
        found = role_after(words, piece.end, lists)
        if found is None or piece.opens is None:
            found = role_before_comma(words, first, piece.end, lists) or found
    elif found is None and words[piece.end - 1].owns is False:
        found = _age_role(words, piece, lists)
    if found is not None:
        return found, True
    return (piece.title, False) if piece.title is not None else None


_ARTICLES = frozenset({"a", "an", "the"})


def _age_role(words: Sequence[NameWord], piece: NamePiece, lists: Known) -> RoleMention | None:
    """The role after a surname alone, "Roe, a baker,", not after "Roe is the ..."."""
    after = words[piece.end] if piece.end < len(words) else None
    if after is not None and after.gap == ", " and (after.low.isdigit() or after.low in _ARTICLES):
        return role_after(words, piece.end, lists)
    return None


def _acronym(
    words: Sequence[NameWord], piece: NamePiece, before: NamePiece | None, lows: tuple[str, ...]
) -> tuple[str, ...] | None:
    """The words of the name before the bracket around this one, if it is an acronym of that."""
    if before is None or before.end != piece.first or words[piece.first].gap.strip() != "(":
        return None
    full = tuple(word.low for word in words[before.first : before.end])
    short, long = (lows, full) if len(lows) == 1 else (full, lows)
    if len(short) != 1 or len(short[0]) not in _ACRONYM or len(long) == 1:
        return None
    initials = [word[0] for word in long]
    return full if _abbreviates(short[0].replace(".", ""), initials) else None


def _abbreviates(short: str, initials: Sequence[str]) -> bool:
    """Whether an acronym begins as a name does and has most of its letters from it."""
    if short[0] != initials[0]:
        return False
    place = taken = 0
    for letter in short:
        following = next((i for i in range(place, len(initials)) if initials[i] == letter), None)
        if following is not None:
            place, taken = following + 1, taken + 1
    return taken * 2 > len(short)
