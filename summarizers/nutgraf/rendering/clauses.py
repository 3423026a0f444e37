"""The clause of a sentence that contains a date, for sentences that are shown once per date."""

from nutgraf.language.codes import FALLBACK_LANGUAGE
from nutgraf.patterns import pattern


def clause_around(text: str, start: int, end: int, language: str) -> str:
    """The clause of a sentence around `text[start:end]`, with marks of what is left out.

    >>> text = "She was born in Hull in 1901, taught in Corvane from 1919 on, and left in 1924."
    >>> clause_around(text, 53, 57, "en")
    '… taught in Corvane from 1919 on, …'
    """
    joints = _JOINTS if language == FALLBACK_LANGUAGE else _MARKS
    # Where each clause begins, and where the one before it ends; none begins within brackets.
    cuts, depth, seen = [], 0, 0
    for joint in joints.finditer(text):
        depth += text.count("(", seen, joint.start()) - text.count(")", seen, joint.start())
        seen = joint.start()
        if depth <= 0:
            cuts.append((joint.end(), joint.start() + (not text[joint.start()].isspace())))
    begins = [0, *(cut[0] for cut in cuts)]
    ends = [*(cut[1] for cut in cuts), len(text)]
    first = max(place for place, begin in enumerate(begins) if begin <= start)
    last = next((place for place, stop in enumerate(ends) if stop >= end), len(ends) - 1)
    while first > 0 and len(text[begins[first] : ends[last]].split()) < _FEWEST_WORDS:
        first -= 1
    before = "… " if first > 0 else ""
    behind = " …" if last < len(ends) - 1 else ""
    return f"{before}{text[begins[first] : ends[last]].strip()}{behind}"


# Fewer words say too little: "and in 1924".
_FEWEST_WORDS = 4
_MARKS = pattern(r"[,;:] | [–—] ")
_JOINTS = pattern(r"[,;:] (?:and |but )?| [–—] | (?:and|but) ")
