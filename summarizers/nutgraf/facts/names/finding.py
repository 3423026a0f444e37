"""From the mentions of an article to its names."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from nutgraf.article import Article, Span
from nutgraf.cancellation import checked
from nutgraf.facts.names.evidence import NONE, Evidence, certain_kind, kind_of
from nutgraf.facts.names.features import Features, NamedArticle, features_of
from nutgraf.facts.names.form import NameForm
from nutgraf.facts.names.joining import joined, strengthen
from nutgraf.facts.names.known import Known, known
from nutgraf.facts.names.learned import judge
from nutgraf.facts.names.listed_names import find_listed_names
from nutgraf.facts.names.mentions import NameMention, mentions_in
from nutgraf.facts.names.name import Name, NameKind
from nutgraf.facts.names.wording import signs_of_wording
from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.language.languages import Convention, Support, language_of
from nutgraf.locating import in_shown_text

# A lone capitalised word at the opening of a sentence needs so much to be a name.
_ENOUGH_AT_OPENING = 3
_ENOUGH_FOR_PLURAL = 4
# However often a name is mentioned, each kind's signs count so often at most: a firm that "said"
# forty things is no person.
_MOST_OF_ONE = 12
# Below this learned importance, readers hardly list a name.
LISTED = -0.7


@in_shown_text
def find_names(article: Article) -> list[Name]:
    """The names in the body's sentences, in the order of their first mention.

    Names are recognized by capital letters where these are significant, and by the context. In
    English, kind and importance come from weights (docs/names.md), in other languages with lists
    from listed words; in every other language they are not determined.

    >>> from nutgraf.reading import read
    >>> article = read("It rained when Jane Roe, the mayor of Hull, came. Roe said it was late.")
    >>> for name in find_names(article):
    ...     print(name.kind.value, name.name, len(name.mentions))
    person Jane Roe 2
    place Hull 1
    """
    if article.language != FALLBACK_LANGUAGE:
        supported = Support.NAMES in language_of(article.language).features
        return find_listed_names(article) if supported else []
    lists = known(article.language)
    groups = _groups(article, lists)
    measure = NamedArticle.of(article, groups)
    names = (_name(article, measure, group, lists) for group in checked(groups))
    found = [name for name in names if name is not None]
    return sorted(found, key=lambda name: name.first)


def name_features(article: Article) -> list[tuple[frozenset[str], Features]]:
    """The features of everything that may be a name, each with its forms, for training."""
    lists = known(article.language)
    groups = _groups(article, lists)
    measure = NamedArticle.of(article, groups)
    return [
        (
            frozenset(mention.text for form in group for _, mention in form.mentions),
            features_of(measure, group, _fullest(group), _shown(_fullest(group)), lists),
        )
        for group in checked(groups)
    ]


def _groups(article: Article, lists: Known) -> list[list[NameForm]]:
    """The forms of each name."""
    mentions, lower = _collected(article)
    mentions = list(_settled(mentions, lower, lists))
    forms = _forms(mentions, lists)
    strengthen(forms, lower, lists)
    return joined(forms, lists)


def _fullest(group: Sequence[NameForm]) -> NameForm:
    return max(group, key=lambda form: (len(form.words), -form.mentions[0][1].start))


def _collected(article: Article) -> tuple[list[tuple[int, NameMention]], set[str]]:
    """Every mention with its block's start, and the words that are written in lower case."""
    mentions: list[tuple[int, NameMention]] = []
    lower: set[str] = set()
    for block in checked(article.blocks):
        if block.wording is not None:
            found = mentions_in(article, block)
            lower |= found.lower
            mentions.extend((block.span.start, mention) for mention in found.mentions)
    return mentions, lower


def _settled(
    mentions: Sequence[tuple[int, NameMention]], lower: set[str], lists: Known
) -> Iterator[tuple[int, NameMention]]:
    """The mentions that are names: a sentence's first word only if it is one elsewhere."""
    sure = {mention.words for _, mention in mentions if not mention.opens}
    ends = {mention.words[-1] for _, mention in mentions if len(mention.words) > 1}
    firsts = {mention.words[0] for _, mention in mentions if len(mention.words) > 1}
    for offset, mention in checked(mentions):
        words = mention.words
        if len(words) > 1:
            yield offset, _trimmed(mention, sure, lower, lists)
            continue
        word = words[0]
        listed = word in lists.places or word in lists.organisations
        if word.endswith("ly") and not listed and word not in lists.given and word not in ends:
            continue
        if listed or mention.honorific or mention.role is not None:
            yield offset, mention
        elif mention.opens and words not in sure:
            if (
                word in ends
                or (word in firsts and word not in lower)
                or _is_told(mention, lower, lists)
            ):
                yield offset, mention
        elif word not in lower or word in ends or _is_somebody(mention):
            yield offset, mention


def _is_somebody(mention: NameMention) -> bool:
    signs = mention.signs
    return max(signs.person, signs.organisation) > _ENOUGH_AT_OPENING


def _is_told(mention: NameMention, lower: set[str], lists: Known) -> bool:
    word = mention.words[0]
    if word in lower or word in lists.organisation_heads:
        return False
    given = 2 if word in lists.given else 0
    least = _ENOUGH_FOR_PLURAL if word.endswith("s") else _ENOUGH_AT_OPENING
    return max(mention.signs) + given >= least


def _trimmed(
    mention: NameMention, sure: set[tuple[str, ...]], lower: set[str], lists: Known
) -> NameMention:
    """The mention without a first word that only opens the sentence: "Rivals Harrow and"."""
    words = mention.words
    if not mention.opens or words in sure or not mention.capitals[1]:
        return mention
    first = words[0]
    named = first in lists.given or first in lists.doubtful_given
    noun = first in lists.other_people or first in lists.roles or first.endswith("s")
    if named or not (
        (words[1:] in sure and noun) or (first in lower and first not in lists.of_heads)
    ):
        return mention
    return mention._replace(
        start=mention.second,
        text=mention.text.partition(" ")[2].removeprefix("& "),
        words=words[1:],
        capitals=mention.capitals[1:],
        opens=False,
    )


def _forms(
    mentions: Iterable[tuple[int, NameMention]], lists: Known
) -> dict[tuple[str, ...], NameForm]:
    """The mentions by their words, in the order of the text, each form with its signs."""
    forms: dict[tuple[str, ...], NameForm] = {}
    for offset, mention in checked(mentions):
        form = forms.get(mention.words)
        if form is None:
            form = forms[mention.words] = NameForm(mention.words)
            form.own = form.signs = signs_of_wording(
                mention.words, mention.capitals, lists, mention.text
            )
        form.mentions.append((offset, mention))
        added = form.signs.plus(mention.signs)
        form.signs = Evidence(*(min(_MOST_OF_ONE, weight) for weight in added))
    return forms


def _name(
    article: Article, measure: NamedArticle, group: Sequence[NameForm], lists: Known
) -> Name | None:
    """The name that a group of forms is, if it is one."""
    mentions = sorted(
        ((offset, mention) for form in group for offset, mention in form.mentions),
        key=lambda one: one[0] + one[1].start,
    )
    fullest = _fullest(group)
    shown = _shown(fullest)
    learned = judge(features_of(measure, group, fullest, shown, lists), article.language)
    signs = _signs(article, group)
    kind = certain_kind(signs) or learned.kind if learned else kind_of(signs)
    listed = learned is None or learned.worth >= LISTED
    likely = learned is not None and listed
    if kind is NameKind.OTHER and not (likely or _is_name(article, fullest, len(mentions))):
        return None
    # "World Health Organization (WHO)" is one mention.
    apart = [one for one in mentions if one[1].stands_for is None] or mentions
    spans = tuple(Span(offset + one.start, offset + one.end) for offset, one in apart)
    others = dict.fromkeys(one.text for _, one in mentions if one.text != shown)
    role = _role(article, mentions) if kind is NameKind.PERSON else None
    return Name(shown, kind, role, spans, tuple(others), listed)


def _signs(article: Article, group: Sequence[NameForm]) -> Evidence:
    """All that the rules find for a name."""
    signs = NONE
    for form in group:
        signs = signs.plus(form.own if _nouns_have_capitals(article) else form.signs)
    mentions = (mention for form in group for _, mention in form.mentions)
    if _nouns_have_capitals(article) and any(mention.honorific for mention in mentions):
        signs = signs.plus(Evidence(person=_ENOUGH_AT_OPENING))
    return signs


def _nouns_have_capitals(article: Article) -> bool:
    return language_of(article.language).follows(Convention.CAPITAL_NOUNS)


def _is_name(article: Article, form: NameForm, mentions: int) -> bool:
    """Whether something of unknown kind is a name: not a word capitalised here and there."""
    if _nouns_have_capitals(article):
        return False
    return len(form.words) > 1 or mentions > 1


def _shown(form: NameForm) -> str:
    """How a form is written most often, one in capital letters only if it is written so only."""
    written = Counter(mention.text for _, mention in form.mentions)
    best = max(written, key=lambda text: (not text.isupper(), written[text]))
    short = len(best) <= _LONGEST_ACRONYM
    return best if short or not best.isupper() else best.title()


_LONGEST_ACRONYM = 5


def _role(article: Article, mentions: Sequence[tuple[int, NameMention]]) -> Span | None:
    """The role that says the most: the longest, then where somebody is from, then an honorific."""
    told = [
        (mention.honorific, Span(offset + mention.role[0], offset + mention.role[1]))
        for offset, mention in mentions
        if mention.role is not None
    ]
    further = _further(mentions)
    # "Dr. Jane Roe, a friend from Hull"; "who heads the Trust" says less than "Dr.".
    says_little = all(
        honorific or span.of(article.source).startswith("of ") for honorific, span in told
    )
    does = further is not None and further.of(article.source).startswith("who ")
    if says_little and not (told and does) and further is not None:
        return further

    def order(role: tuple[bool, Span]) -> tuple[bool, bool, int]:
        honorific, span = role
        return honorific, span.of(article.source).startswith("of "), -len(span)

    return min(told, key=order)[1] if told else None


def _further(mentions: Sequence[tuple[int, NameMention]]) -> Span | None:
    """The longest of a person's other descriptions."""
    spans = (
        Span(offset + mention.told[0], offset + mention.told[1])
        for offset, mention in mentions
        if mention.told
    )
    return max(spans, key=lambda span: (len(span), -span.start), default=None)
