"""Two dates that are the ends of one stretch of time: "from 1974 to 1982", "3 March – 5 April"."""

from collections.abc import Sequence

from nutgraf.article import Span
from nutgraf.facts.dates.forms import words_of
from nutgraf.facts.dates.mention import DateMention, Precision
from nutgraf.language import wordlists
from nutgraf.patterns import pattern


def joined(text: str, found: Sequence[DateMention], language: str) -> list[DateMention]:
    """The dates of a sentence, with the two ends of an interval as one.

    Args:
        text: the article's.
        found: the dates of the sentence, in order.
        language: of the text.

    >>> words = "from 1974 to 1982"
    >>> ends = [
    ...     DateMention(Span(at, at + 4), words[at : at + 4], Precision.YEAR, False, 0)
    ...     for at in (5, 13)
    ... ]
    >>> [one.iso for one in joined(words, ends, "en")]
    ['1974/1982']
    """
    told: list[DateMention] = []
    for one in found:
        last = told[-1] if told else None
        stretch = last and _stretch(text, last, one, language)
        if stretch:
            told[-1] = stretch
        else:
            told.append(one)
    return told


def _stretch(text: str, first: DateMention, last: DateMention, language: str) -> DateMention | None:
    """Both as one; None if they are not the ends of an interval, or it is uncertain which."""
    start, end = first.span.start, first.span.end
    between = text[end : last.span.start]
    if len(between) > _LONGEST_LINK or last.iso is None or last.precision not in _ENDS:
        return None
    if not _links(between, text[max(0, start - _LOOK) : start], language):
        return None
    if between.strip() in _DASHES and first.iso and not first.resolved:
        # "(3 May 1801 – 7 June 1880)" are two days of a life.
        return None
    begins = _begins(text[start:end], first, last, language)
    if begins is None or "/" in begins + last.iso or begins >= last.iso:
        return None
    span = Span(first.span.start, last.span.end)
    return DateMention(span, f"{begins}/{last.iso}", last.precision, last.resolved, last.sentence)


# "To", between spaces or line ends.
_LONGEST_LINK, _LOOK = 10, 16
_ENDS = frozenset({Precision.DAY, Precision.MONTH, Precision.YEAR})
_DASHES = frozenset({"-", "–", "—"})


def _links(between: str, lead: str, language: str) -> bool:
    """Whether the words between two dates make them an interval, after the words before."""
    links = wordlists.groups("dates", language, fallback=False)
    link = " ".join(between.split()).lower()
    if link in links.get("stretch", ()) or link in _DASHES:
        return True
    before = lead.lower().split()[-1:]
    pairs = (line.partition(" ") for line in links.get("stretch between", ()))
    return any(link == to and before == [opening] for opening, _, to in pairs)


def _begins(written: str, first: DateMention, last: DateMention, language: str) -> str | None:
    """The start of an interval: "March" in "March to August 2011" is of that year."""
    if first.iso and (not first.resolved or last.resolved):
        return first.iso
    if last.iso is None or not last.iso[:4].isdigit():
        return None
    months = words_of(language).months
    parts = _PART.findall(written.lower())
    month = next((months[part] for part in parts if part in months), None)
    if month is None:
        return None
    day = next((int(part) for part in parts if part.isdigit()), None)
    if (day is None) != (last.precision is Precision.MONTH):
        return None
    of_year = f"{month:02}" if day is None else f"{month:02}-{day:02}"
    # "November to March 2012" began the year before.
    year = int(last.iso[:4]) - (of_year > last.iso[5:])
    return f"{year:04}-{of_year}"


_PART = pattern(r"[^\W\d_]+|\d+")
