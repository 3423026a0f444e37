"""The speaker of a sentence: of several reports in it, the one that counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from nutgraf.article import Article, Sentence, Span
from nutgraf.attribution import Attribution
from nutgraf.cancellation import checked
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.language.reporting import Frame, possible_verbs, reporting_verbs
from nutgraf.language.wordlists import words

# A sentence belongs to its speaker if at least this share of it is reported content; less is an
# aside ("six months after it promised to").
_LEAST_SHARE = 0.3
# The share if the sentence is built around the saying: "Ann Lee, who has run the harbour office for
# thirty years and sits on its board, told the council the pier leaked".
_LEAST_OF_MAIN = 0.15
# A writer of such a sentence reports nobody else, also when addressing the reader: "you've heard".
_WRITER = frozenset({"i", "we", "you", "let"})
_AND_A_VERB = frozenset({"am", "me", "are", "have"})
# What the sentence before shows is the writer's conclusion: "This suggests that".
_POINTING = frozenset({"this", "that", "these", "those"})
# Of two reports in a sentence, the length of the one by a verb of saying is multiplied by this:
# "she accepted the report, which said that ...".
_SAYING = 3
_SAYS = frozenset({Frame.SAY, Frame.TELL, Frame.QUOTE, Frame.SHOW})
# The maximum number of marks before the first word of a sentence or of reported content.
_MARKS = 3


def sentence_speakers(
    article: Article, attributions: Sequence[Attribution]
) -> Mapping[int, Attribution]:
    """For each sentence with a speaker, its attribution.

    If the source is a pronoun, a surname or a role, it is moved to where the name appears in full.
    """
    best: dict[int, tuple[int, Attribution]] = {}
    for index, attribution, weight in _shares(article, attributions):
        known = best.get(index)
        if known is None or weight > known[0]:
            best[index] = (weight, attribution)
    return {
        index: replace(attribution, source=attribution.in_full or attribution.source)
        for index, (_, attribution) in best.items()
    }


def _shares(
    article: Article, attributions: Sequence[Attribution]
) -> Iterator[tuple[int, Attribution, int]]:
    """The sentences that an attribution may make somebody's, each with what speaks for it."""
    sentences = article.sentences
    first = 0
    for attribution in checked(attributions):
        while first < len(sentences) and sentences[first].span.end <= attribution.content.start:
            first += 1
        if _is_nobodys(article, attribution):
            continue
        saying = says(article, attribution)
        index = first
        while index < len(sentences) and sentences[index].span.start < attribution.content.end:
            sentence = sentences[index]
            overlap = sum(_overlap(part, sentence) for part in attribution.parts)
            share = overlap / max(1, len(sentence.span))
            least = _LEAST_OF_MAIN if saying and _is_main(attribution, sentence) else _LEAST_SHARE
            if overlap and (share >= least or attribution.direct):
                weight = _SAYING if saying and not _is_outer(article, attribution) else 1
                yield index, attribution, overlap * weight
            index += 1


def _is_nobodys(article: Article, attribution: Attribution) -> bool:
    """Whether reported words are the writer's own, or of nobody that the text names.

    The same applies to views of a thing or an unknown person: "it wants to grow".
    """
    if attribution.direct:
        return False
    if attribution.source is None:
        return True
    if _is_writer(attribution.source.of(article.source)):
        return True
    if only_does(article, attribution):
        return True
    return attribution.entity is None and not says(article, attribution)


def _is_writer(source: str) -> bool:
    """Whether a source is the writer, the reader, or what the sentence before says.

    >>> [_is_writer(source) for source in ("We’ll", "I am", "This", "We the People")]
    [True, True, True, False]
    """
    first, *rest = source.lower().replace("’", "'").split()
    if not rest and first in _POINTING:
        return True
    return first.partition("'")[0] in _WRITER and _AND_A_VERB.issuperset(rest)


def only_does(article: Article, attribution: Attribution) -> bool:
    """Whether the verb reports an act: "she wrote a letter", not "wrote that"."""
    cue = attribution.cue
    if cue is None or article.language != FALLBACK_LANGUAGE:
        return False
    verb = possible_verbs(article.language).get(cue.of(article.source).lower())
    doing = words("doing", article.language, fallback=False)
    if verb is None or verb.lemma not in doing:
        return False
    return not attribution.content.of(article.source).lower().startswith("that ")


def says(article: Article, attribution: Attribution) -> bool:
    """Whether the word that reports is one of saying."""
    if attribution.cue is None:
        return attribution.direct
    if article.language != FALLBACK_LANGUAGE:
        # Other languages' lists hold words of saying only.
        return True
    low = attribution.cue.of(article.source).lower()
    verb = reporting_verbs(article.language).get(low)
    return low.startswith("according") or (verb is not None and not verb.frames.isdisjoint(_SAYS))


def _is_outer(article: Article, attribution: Attribution) -> bool:
    """Whether it may hold what another says: "..., she said, according to the paper"."""
    cue = attribution.cue
    return cue is not None and cue.of(article.source).lower().startswith("according")


def _is_main(attribution: Attribution, sentence: Sentence) -> bool:
    """Whether the sentence opens with the speaker or with the reported content."""
    first = sentence.span.start
    spans = (attribution.content, attribution.source)
    return any(span is not None and first <= span.start <= first + _MARKS for span in spans)


def _overlap(part: Span, sentence: Sentence) -> int:
    return max(0, min(part.end, sentence.span.end) - max(part.start, sentence.span.start))
