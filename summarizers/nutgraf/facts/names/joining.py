"""Joins the forms of one name: full name and surname, name and acronym.

Forms are joined only if the text allows one possibility: a surname with the person last named in
full with it, a word with the only organisation that begins or ends with it.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from nutgraf.cancellation import checked
from nutgraf.facts.names.evidence import Evidence
from nutgraf.facts.names.form import NameForm
from nutgraf.facts.names.known import Known
from nutgraf.facts.names.name import NameKind

Words = tuple[str, ...]
Forms = Mapping[Words, NameForm]

# With this much evidence, a person is certain enough for a word that is also a place to refer to
# them.
_CERTAIN = 6
_ACRONYM_WEIGHT = 3


def joined(forms: Forms, known: Known) -> list[list[NameForm]]:
    """The forms, those of one name together; a form may be parted among bearers of a surname."""
    heads = _acronyms(forms)
    _join_initials(forms, heads)
    _join_organisations(forms, heads, known)
    _join_full_names(forms, heads, known)
    people = [
        form for words, form in forms.items() if words not in heads and _may_be_person(form, known)
    ]
    by_surname: dict[Words, list[NameForm]] = defaultdict(list)
    by_given: dict[Words, list[NameForm]] = defaultdict(list)
    for form in people:
        core = _core(form.words, known)
        for surname in _surnames(core, known):
            by_surname[surname].append(form)
        if form.kind is NameKind.PERSON:
            by_given[core[:1]].append(form)
    groups: dict[Words, list[NameForm]] = {}
    for words, form in forms.items():
        head = _head(words, heads)
        if head != words or words in heads:
            groups.setdefault(head, []).append(form)
            continue
        bearers = _bearers(form, by_surname.get(words, ()), by_given.get(words, ()), known)
        if not bearers:
            groups.setdefault(words, []).append(form)
            continue
        for bearer, part in _parted(form, bearers):
            groups.setdefault(_head(bearer.words, heads), []).append(part)
    return list(groups.values())


def strengthen(forms: Forms, lower: Collection[str], known: Known) -> None:
    """Add the evidence that forms provide for each other.

    A full name is a person's if its last word alone occurs later, or if a known person has the same
    surname.
    """
    people = {
        form.words[-1]
        for form in forms.values()
        if len(form.words) > 1 and form.kind is NameKind.PERSON
    }
    for words, form in forms.items():
        if not _may_be_person(form, known) or form.own.person <= 0:
            continue
        surname = words[-1]
        alone = forms.get((surname,))
        goes_on = alone is not None and surname not in lower and alone.kind in _MAYBE
        if goes_on or (surname in people and form.kind is NameKind.OTHER):
            form.signs = form.signs.plus(Evidence(person=_SURNAME_WEIGHT))


_MAYBE = frozenset({NameKind.OTHER, NameKind.PERSON})
_SURNAME_WEIGHT = 2


def _head(words: Words, heads: Mapping[Words, Words]) -> Words:
    """The form that another belongs to, over at most a few steps."""
    for _ in range(4):
        if words not in heads:
            break
        words = heads[words]
    return words


def _acronyms(forms: Forms) -> dict[Words, Words]:
    """For each acronym explained in brackets, its words."""
    heads: dict[Words, Words] = {}
    for words, form in forms.items():
        for _, mention in form.mentions:
            other = mention.stands_for
            if other is None or other not in forms:
                continue
            short, long = (words, other) if len(words) < len(other) else (other, words)
            if short not in heads and long not in heads:
                heads[short] = long
                forms[long].signs = forms[long].signs.plus(Evidence(organisation=_ACRONYM_WEIGHT))
    return heads


def _join_initials(forms: Forms, heads: dict[Words, Words]) -> None:
    """Join "WHO" to "World Health Organization", if nothing else here has these initials."""
    by_initials: dict[str, set[Words]] = defaultdict(set)
    for words, form in forms.items():
        if len(words) >= _FEWEST_INITIALS and form.kind is not NameKind.PERSON:
            capitals = form.mentions[0][1].capitals
            pairs = [(w[0], capital) for w, capital in zip(words, capitals, strict=False)]
            by_initials["".join(first for first, capital in pairs if capital)].add(words)
            by_initials["".join(first for first, _ in pairs)].add(words)
    for words, form in forms.items():
        short = words[0].replace(".", "")
        meant = by_initials.get(short, ()) if len(words) == 1 and words not in heads else ()
        if len(meant) == 1 and form.mentions[0][1].text.isupper():
            (heads[words],) = meant


_FEWEST_INITIALS = 3


def _join_organisations(forms: Forms, heads: dict[Words, Words], known: Known) -> None:
    """Join "Harrow" and "Harrow Dynamics" to "Harrow Dynamics Inc", "Rovers" to "Hull Rovers"."""
    by_begin: dict[Words, list[Words]] = defaultdict(list)
    by_end: dict[Words, list[Words]] = defaultdict(list)
    kinds = known.organisation_heads | known.organisation_suffixes
    for words, form in forms.items():
        if len(words) > 1 and words not in heads and form.kind is NameKind.ORGANISATION:
            for length in range(1, len(words)):
                rest = words[length:]
                if words[-1] in known.organisation_suffixes or kinds.issuperset(rest):
                    by_begin[words[:length]].append(words)
            by_end[words[-1:]].append(words)
    surnames = {
        form.words[-1:]
        for form in forms.values()
        if _may_be_person(form, known) and form.own.person > 0
    }
    for words, form in forms.items():
        if words in heads or words in surnames:
            continue
        whole = " ".join(words)
        if whole in known.places or whole in known.given or whole in known.organisations:
            continue
        longer = by_begin.get(words, [])
        if len(longer) == 1 and form.kind in {NameKind.OTHER, NameKind.ORGANISATION}:
            heads[words] = longer[0]
        elif len(words) == 1 and words[0] in known.organisation_heads and len(by_end[words]) == 1:
            heads[words] = by_end[words][0]


def _join_full_names(forms: Forms, heads: dict[Words, Words], known: Known) -> None:
    """Join "Gregory Oakes" and "Gregory T. Oakes": the same but for initials and the like."""
    first_with: dict[Words, Words] = {}
    for words, form in forms.items():
        core = _core(words, known)
        if len(core) == 1 or words in heads or not _may_be_person(form, known):
            continue
        if core[0] in known.opening_particles:
            continue
        ends = core[:1] + core[-1:]
        if ends in first_with:
            heads[words] = first_with[ends]
        else:
            first_with[ends] = words


def _core(words: Words, known: Known) -> Words:
    """A full name without "Jr" and the like."""
    last = len(words)
    while last > 1 and words[last - 1] in known.generations:
        last -= 1
    return words[:last]


def _surnames(core: Words, known: Known) -> list[Words]:
    """What somebody may be called after a full name: "Zalm", "van der Zalm"."""
    found = []
    for place, word in enumerate(core[1:-1], 1):
        if word in known.particles:
            found.append(core[place:])
            break
    found.append(core[-1:])
    return found


def _may_be_person(form: NameForm, known: Known) -> bool:
    words = form.words
    if len(words) == 1 or form.kind not in {NameKind.PERSON, NameKind.OTHER}:
        return False
    return form.kind is NameKind.PERSON or not any(
        word in known.organisation_heads or word in known.events or word in known.place_words
        for word in words
    )


def _bearers(
    form: NameForm, by_surname: Sequence[NameForm], by_given: Sequence[NameForm], known: Known
) -> Sequence[NameForm]:
    """The people whom a form may mean."""
    if by_surname:
        people = [one for one in by_surname if one is not form]
        certain = [one for one in people if one.kind is NameKind.PERSON]
        listed = " ".join(form.words) in known.places or " ".join(form.words) in known.organisations
        if listed and not any(one.signs.person >= _CERTAIN for one in certain):
            return ()
        if certain:
            return people
        return people if form.kind in {NameKind.OTHER, NameKind.PERSON} else ()
    others = [one for one in by_given if one is not form]
    return others if len(others) == 1 and form.words[0] not in known.places else ()


def _start(form: NameForm) -> int:
    """The first occurrence of a form."""
    offset, mention = form.mentions[0]
    return offset + mention.start


def _parted(form: NameForm, bearers: Sequence[NameForm]) -> Iterator[tuple[NameForm, NameForm]]:
    """The mentions of a surname, each with the bearer named in full last before it."""
    in_order = sorted(bearers, key=_start)
    starts = [_start(one) for one in in_order]
    parts: dict[Words, NameForm] = {}
    for offset, mention in checked(form.mentions):
        earlier = bisect_left(starts, offset + mention.start)
        bearer = in_order[earlier - 1] if earlier else bearers[0]
        part = parts.setdefault(bearer.words, NameForm(form.words, own=form.own))
        part.mentions.append((offset, mention))
        part.signs = part.signs.plus(mention.signs)
    by_words = {one.words: one for one in bearers}
    for words, part in parts.items():
        yield by_words[words], part
