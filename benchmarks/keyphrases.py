"""How many of a page's keyphrases are in what careful readers take along, beside published peers.

    python benchmarks/keyphrases.py --eval ../shared/eval

Counts on `train` of the graded articles and on our own: the keyphrases all of whose words are in
the gists and must-haves, and the share of their words that are in the best gist. The peers (YAKE,
RAKE and TextRank as they are published: `pip install yake rake-nltk summa`) are asked for as many
phrases as we find, of each article; one that is not installed is left out.
"""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import gold
import nutgraf
from briefing_gold import briefing_records
from nutgraf.briefing.keyphrases import keyphrases
from nutgraf.facts.names import find_names
from nutgraf.language.stems import content_stems

Phrases = Callable[[str, int], list[str]]


def ours(text: str, count: int) -> list[str]:
    """What a briefing has."""
    article = nutgraf.read(text, format="plaintext")
    return [phrase.text for phrase in keyphrases(article, find_names(article))][:count]


def yake(text: str, count: int) -> list[str]:
    """YAKE with its own settings; its best phrases that share no word, as ours."""
    extractor = import_module("yake").KeywordExtractor(lan="en", n=3, top=10 * count)
    return list(_apart([phrase for phrase, _ in extractor.extract_keywords(text)], count))


def rake(text: str, count: int) -> list[str]:
    """RAKE with nltk's stop words, of three words at most."""
    module = import_module("rake_nltk")
    extractor = module.Rake(max_length=3, stopwords=_stop_words(), sentence_tokenizer=_lines)
    extractor.extract_keywords_from_text(text)
    return list(_apart(extractor.get_ranked_phrases(), count))


def textrank(text: str, count: int) -> list[str]:
    """TextRank's keywords."""
    found = import_module("summa.keywords").keywords(text, split=True)
    return list(_apart(found, count))


def _stop_words() -> set[str]:
    from nutgraf.language.words import stop_words

    return set(stop_words("en"))


def _lines(text: str) -> list[str]:
    return [sentence.text for sentence in nutgraf.read(text, format="plaintext").sentences]


def _apart(phrases: list[str], count: int) -> Iterator[str]:
    """The first of the phrases that share no word."""
    told: set[str] = set()
    for phrase in phrases:
        stems = set(content_stems(phrase))
        if stems and told.isdisjoint(stems) and count:
            told |= stems
            count -= 1
            yield phrase


METHODS: dict[str, Phrases] = {"nutgraf": ours, "yake": yake, "rake": rake, "textrank": textrank}


def _told(record: dict[str, Any], units: list[int]) -> set[str]:
    spans = (record["units"][unit] for unit in units)
    return {stem for first, last in spans for stem in content_stems(record["text"][first:last])}


def main() -> None:
    """Print a line a method."""
    records = list(briefing_records(gold.folder(__doc__ or ""), "train"))
    counts = [len(ours(record["text"], 99)) for record in records]
    print(f"{len(records)} articles, {sum(counts)} keyphrases")
    for name, find in METHODS.items():
        try:
            found = [find(one["text"], count) for one, count in zip(records, counts, strict=True)]
        except ModuleNotFoundError:
            print(f"{name:10} is not installed")
            continue
        whole, shares = [], []
        for record, phrases in zip(records, found, strict=True):
            must = _told(
                record, [*record["points"], *(u for gist in record["gists"] for u in gist)]
            )
            best = _told(record, record["gists"][0])
            for phrase in phrases:
                stems = content_stems(phrase) or ["-"]
                whole.append(must.issuperset(stems))
                shares.append(sum(stem in best for stem in stems) / len(stems))
        told, share = (100 * sum(values) / len(values) for values in (whole, shares))
        print(f"{name:10} in gists or must-haves {told:5.1f}, words in the best gist {share:5.1f}")


if __name__ == "__main__":
    main()
