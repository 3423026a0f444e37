"""Matches, papers, speeches and opinion by their form."""

import re
from functools import cache

from nutgraf.article import Article, Role
from nutgraf.cancellation import checked
from nutgraf.claims.own_account import speaks_of_oneself
from nutgraf.facts.scores import scores_in
from nutgraf.language.alternation import any_of
from nutgraf.language.wordlists import groups, words
from nutgraf.patterns import pattern

# The score of a match stands in its first sentences, or in the title.
_EARLY = 4
_FEWEST_SCORES = 2
# A report tells of play in every second or third sentence; where more are in quotation marks, it is
# about what was said of the match.
_PLAY = 0.4
_QUOTED = 0.35
_MARKS = pattern('["“”]')
_WORD = pattern(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def is_match(article: Article) -> bool:
    """Whether an article reports a match: its score comes early, and there is play in it."""
    language = article.language
    play = words("matches", language, "play", fallback=False)
    if not play:
        return False
    title = article.title.text if article.title else ""
    opening = [title, *(one.text for one in article.sentences[:_EARLY])]
    if not any(next(scores_in(text, language), None) for text in opening):
        return False
    scores = sum(1 for one in checked(article.sentences) for _ in scores_in(one.text, language))
    played = sum(
        word in play for one in article.sentences for word in _WORD.findall(one.text.lower())
    )
    quoted = sum(_MARKS.search(one.text) is not None for one in article.sentences)
    size = article.size
    return scores >= _FEWEST_SCORES and played >= _PLAY * size and quoted <= _QUOTED * size


# "(Kell, 2014)", "(Kell et al., 2014", "Kell and Roe (2014)".
_AUTHORS = r"[^\W\d_][\w'’-]{1,24}(?: et al\.?| (?:and|&) [^\W\d_][\w'’-]{1,24})?"
_CITED = pattern(rf"(?<!\w){_AUTHORS}(?:,? \(|,? )(?:19|20)\d\d[a-z]?\)")
_NUMBERED = pattern(r"\[\d{1,3}(?:[,–-] ?\d{1,3}){0,8}\]")
# So many works are cited by author and year, or by number, in what speaks of itself as a paper so
# often; or headings of papers tell as much.
_FEWEST_CITED = 3
_FEWEST_NUMBERED = 3
_SPEAKS_OFTEN = 2
_FEWEST_HEADINGS = 2
_NUMBER = pattern(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVX]{1,5}\.)\s")


def is_paper(article: Article) -> bool:
    """Whether an article is a paper: it cites works, and speaks of itself or has the headings."""
    listed = groups("papers", article.language, fallback=False)
    if not listed:
        return False
    known = frozenset(listed["headings"])
    headings = {
        _NUMBER.sub("", block.text.strip()).strip(" .:").lower()
        for block in article.blocks
        if block.role in (Role.HEADING, Role.TITLE)
    }
    of_paper = len(headings & known)
    cited = numbered = oneself = 0
    for one in checked(article.sentences):
        cited += sum(1 for _ in _CITED.finditer(one.text))
        numbered += sum(1 for _ in _NUMBERED.finditer(one.text))
        oneself += _of_oneself(article.language).search(one.text) is not None
    if of_paper >= _FEWEST_HEADINGS and cited + numbered > 0:
        return True
    if cited >= _FEWEST_CITED:
        return oneself > 0 or of_paper > 0
    return numbered >= _FEWEST_NUMBERED and oneself >= _SPEAKS_OFTEN


@cache
def _of_oneself(language: str) -> re.Pattern[str]:
    listed = groups("papers", language, fallback=False)
    return re.compile(rf"\b{any_of(listed.get('ourselves', ()))}\b", re.IGNORECASE)


# Who speaks says "I" or "we" in so many sentences; where only an address tells of a speech, more.
_SPOKEN = 0.25
_SPOKEN_WITHOUT_TITLE = 0.4
# The address comes within the first sentences; a title stands in one of the first blocks, which are
# no longer than a title.
_GREETED = 6
_FIRST_BLOCKS = 4
_LONGEST_TITLE = 200


def is_speech(article: Article) -> bool:
    """Whether an article is a speech: the title says so, or the speaker turns to those present."""
    sentences = article.sentences
    if not sentences or not groups("speeches", article.language, fallback=False):
        return False
    titles, addresses = _titles_of_speeches(article.language), _addresses(article.language)
    told = any(
        len(block.text) <= _LONGEST_TITLE and titles.search(block.text)
        for block in article.blocks[:_FIRST_BLOCKS]
        if block.role is not Role.BODY
    )
    greets = any(addresses.search(one.text) for one in sentences[:_GREETED])
    if not told and not greets:
        return False
    spoken = sum(speaks_of_oneself(one.text) for one in checked(sentences)) / len(sentences)
    return spoken >= (_SPOKEN if told else _SPOKEN_WITHOUT_TITLE)


@cache
def _titles_of_speeches(language: str) -> re.Pattern[str]:
    listed = groups("speeches", language, fallback=False)
    return re.compile(rf"\b{any_of(listed.get('titles', ()))}\b", re.IGNORECASE)


@cache
def _addresses(language: str) -> re.Pattern[str]:
    listed = groups("speeches", language, fallback=False)
    called = any_of(listed.get("addresses", ()))
    return re.compile(rf"(?:^|, ){called}(?:,|[.:;!]|$)", re.IGNORECASE)


# The parts of a title: "A city on the brink | Editorial".
_PARTS = pattern(r"\s[|–—-]\s|:\s")


def is_opinion(article: Article) -> bool:
    """Whether an article is labelled as opinion: in its title, or on the line above it."""
    labels = frozenset(groups("opinions", article.language, fallback=False).get("", ()))
    if not labels or article.title is None:
        return False
    place = next((i for i, one in enumerate(article.blocks) if one is article.title), 0)
    above = [block.text for block in article.blocks[max(0, place - 1) : place]]
    parts = [*_PARTS.split(article.title.text), *above]
    return any(part.strip(" :.").lower() in labels for part in parts)
