"""Finds the weights of the default method from articles and their summaries.

    python benchmarks/train_default.py --eval ../shared/eval [--folds 5]

Reads the `train` files only (CNN/DM, XSum, GUM, and the articles whose sentences were graded for
briefings), and writes `models/default.toml` and `models/en/common-stems.txt` beside the method.
With --folds it cross-validates instead and writes nothing. Needs rouge-score (pip install -e
'.[evaluate]'). Some minutes. A feature that is new needs a row of zeros in the file first.

1. Stems in many articles are put into groups by how many.
2. Stems: logistic regression, whether a reference summary uses a stem of the article.
3. Sentences: the softmax over a document's sentences is fitted to that of their ROUGE where one is
   asked for, and to the sentences of the best sets a beam search finds where three are; both also
   to that of their graded importance (`importance`).
4. Sets of three: the softmax over the sets that can be made of the best sentences is fitted to that
   of their ROUGE, for what a word that is said twice costs.
"""

import argparse
import hashlib
import itertools
import math
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

import gold
import importance
import nutgraf
import summaries
from briefing_gold import GradedArticle, graded_articles, held_out
from fitting import Rows, Vector, descend, logistic
from nutgraf.language.stems import content_stems
from nutgraf.methods.default import context, evidence, place, term_usage, wording
from nutgraf.methods.default.article_features import ArticleFeatures
from nutgraf.methods.default.method import FEATURES
from nutgraf.methods.default.model import RAREST
from nutgraf.methods.default.term_usage import STEM
from nutgraf.selection.context_dependence import leaning
from nutgraf.selection.set_selection import NEEDS, POOL, pool_of

HOME = Path(nutgraf.__file__).parent / "models"
CORPORA = ("cnndm", "xsum", "gum")

# A stem is listed when so many of the training articles have it; a name is not.
FEWEST_ARTICLES = 25
NAME = 0.5
# ROUGE-2 counts for half; differences of this much ROUGE are one in the logarithm.
ROUGE_2 = 0.5
SOFTNESS = 0.2
SET_SOFTNESS = 0.2
# Three sentences are asked for of news mostly: what the other corpora count for there.
OTHERS_AT_THREE = 0.2
# How strongly weights are held near 0, for features of unit variance.
RIDGE = 10.0
# All corpora count alike; the sum is that of so many documents each.
DOCUMENTS = 500
# What the graded articles count for, of all, where one sentence is asked for and where three are:
# as much as costs no ROUGE.
GRADED_AT_ONE = 0.3
GRADED_AT_THREE = 4.0
# A feature that hardly varies in news without headlines is scaled by how it varies in the graded.
SPREAD_OF_GRADED = 0.3
# The beam search: candidates, sets kept.
CANDIDATES = 25
BEAM = 8
BEAM_SOFTNESS = 0.02


@dataclass
class Example:
    """A training document, its sentences and what is known of them.

    Attributes:
        tokens: of each sentence, as ROUGE sees it.
        references: the counts of words and of pairs in each reference summary, and in all of them
            as one.
        one: the ROUGE of each sentence alone.
        shares: how often each sentence is in the best sets of three.
    """

    corpus: int
    fold: int
    article: nutgraf.Article
    tokens: list[list[str]]
    references: list["Grams"]
    together: "Grams"
    stems_of_references: list[frozenset[str]]
    small_words: list[frozenset[str]]
    one: Vector
    shares: Vector


@dataclass(frozen=True)
class Grams:
    """The counts of a text's words and pairs of words."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]

    @classmethod
    def of(cls, tokens: Sequence[str]) -> "Grams":
        return cls(Counter(tokens), Counter(itertools.pairwise(tokens)))


def _f1(found: Counter[Any], wanted: Counter[Any]) -> float:
    hits = sum(min(count, wanted[gram]) for gram, count in found.items() if gram in wanted)
    size = found.total() + wanted.total()
    return 2 * hits / size if size else 0.0


def rouge(tokens: Iterable[Sequence[str]], reference: Grams) -> Vector:
    """ROUGE-1 and ROUGE-2 of some sentences."""
    found = Grams.of([token for sentence in tokens for token in sentence])
    return np.array([_f1(found.words, reference.words), _f1(found.pairs, reference.pairs)])


def value(scores: Vector) -> float:
    """What a summary is worth."""
    return float(scores[0] + ROUGE_2 * scores[1])


def examples(root: Path, limit: int | None) -> Iterator[Example]:
    """The training documents that have a sentence."""
    from rouge_score.tokenizers import DefaultTokenizer

    tokenize = DefaultTokenizer(use_stemmer=True).tokenize
    for corpus, name in enumerate(CORPORA):
        (file,) = (file for _, file, _ in summaries.TASKS if file.endswith(name))
        for document in itertools.islice(summaries.documents(root, file, "train"), limit):
            article = nutgraf.read(document.text)
            if not article.sentences:
                continue
            tokens = [tokenize(sentence.text) for sentence in article.sentences]
            references = [Grams.of(tokenize(reference)) for reference in document.references]
            whole = Grams.of(tokenize("\n".join(document.references)))
            yield Example(
                corpus,
                int(hashlib.md5(document.name.encode()).hexdigest()[:8], 16),  # noqa: S324
                article,
                tokens,
                references,
                whole,
                [frozenset(content_stems(text, "en")) for text in document.references],
                [wording.look_at(text, "en").common for text in document.references],
                np.array([np.mean([rouge([t], r) for r in references], axis=0) for t in tokens]),
                best_sets(tokens, whole),
            )


def best_sets(tokens: Sequence[Sequence[str]], reference: Grams) -> Vector:
    """How often each sentence stands in the best sets of up to three; sums to 1."""

    def worth(chosen: tuple[int, ...]) -> float:
        found = rouge((tokens[index] for index in chosen), reference)
        return float(found.sum())

    alone = [worth((index,)) for index in range(len(tokens))]
    pool = sorted(range(len(tokens)), key=lambda index: -alone[index])[:CANDIDATES]
    beam: dict[tuple[int, ...], float] = {(): 0.0}
    for _ in range(min(3, len(tokens))):
        wider = {
            tuple(sorted((*chosen, index)))
            for chosen in beam
            for index in pool
            if index not in chosen
        }
        rated = {chosen: worth(chosen) for chosen in sorted(wider)}
        beam = dict(sorted(rated.items(), key=lambda item: (-item[1], item[0]))[:BEAM])
    shares = np.zeros(len(tokens))
    top = max(beam.values())
    odds = {chosen: math.exp((worth - top) / BEAM_SOFTNESS) for chosen, worth in beam.items()}
    for chosen, odd in odds.items():
        for index in chosen:
            shares[index] += odd / len(chosen) / sum(odds.values())
    return shares


# --- stems ---


def common_stems(found: Sequence[Example]) -> dict[str, int]:
    """The stems of many articles by their group: 0 in all, 1 in half of them, 2 in a quarter ..."""
    articles: Counter[str] = Counter()
    named: Counter[str] = Counter()
    used: Counter[str] = Counter()
    for example in found:
        seen = set()
        for sentence in example.article.sentences:
            stems = wording.look_at(sentence.text, "en").stems
            seen.update(stems)
            used.update(list(stems))
            named.update(stem for stem, capital in stems.items() if capital)
        articles.update(seen)
    return {
        stem: min(RAREST - 1, int(math.log2(len(found) / count)))
        for stem, count in sorted(articles.items())
        if count >= FEWEST_ARTICLES and stem.isalpha() and named[stem] < NAME * used[stem]
    }


# So many of the commonest words are listed.
SMALL_WORDS = 40


def small_words(found: Sequence[Example]) -> dict[str, float]:
    """The stop words that most summaries use, with their share, all corpora counted alike."""
    shares: Counter[str] = Counter()
    sizes = Counter(example.corpus for example in found)
    for example in found:
        weight = 1 / len(example.small_words) / sizes[example.corpus] / len(sizes)
        for summary in example.small_words:
            for word in sorted(summary):
                shares[word] += weight  # type: ignore[assignment]
    best = sorted(shares, key=lambda word: (-shares[word], word))[:SMALL_WORDS]
    return {word: float(shares[word]) for word in best}


@dataclass
class Stems:
    """The stems of all examples: what is seen of each, and how many references use it."""

    features: Vector
    shares: Vector
    owners: np.ndarray[Any, np.dtype[np.int64]]
    keys: list[tuple[str, bool]]


def stems(found: Sequence[Example], rarity: Mapping[str, int]) -> Stems:
    """Look at every stem of every example, apart with and without a capital letter."""
    features, shares, owners, keys = [], [], [], []
    for number, example in enumerate(found):
        scene = ArticleFeatures.of(example.article)
        seen = {
            item
            for index in range(scene.size)
            for item in scene.sentence_features[index].stems.items()
        }
        for stem, named in sorted(seen):
            use, make = scene.use(stem, named)
            make = make._replace(idf=rarity.get(stem, RAREST) / RAREST)
            features.append(term_usage.row(use, make))
            using = example.stems_of_references
            shares.append(sum(stem in reference for reference in using) / len(using))
            owners.append(number)
            keys.append((stem, named))
    return Stems(np.array(features), np.array(shares), np.array(owners), keys)


def likely_stems(
    article: nutgraf.Article, rarity: Mapping[str, int], weights: Vector
) -> dict[tuple[str, bool], float]:
    """How likely a summary is to use each stem of an article."""
    scene = ArticleFeatures.of(article)
    found = {item for look in scene.sentence_features for item in look.stems.items()}
    likely = {}
    for stem, named in sorted(found):
        use, make = scene.use(stem, named)
        make = make._replace(idf=rarity.get(stem, RAREST) / RAREST)
        likely[stem, named] = float(
            1 / (1 + np.exp(-np.array(term_usage.row(use, make)) @ weights))
        )
    return likely


# --- sentences ---


def features(
    article: nutgraf.Article,
    expected: Mapping[tuple[str, bool], float],
    rarity: Mapping[str, int],
    small: Mapping[str, float],
) -> Vector:
    """The features of an article's sentences, in the order of the tables."""
    scene = ArticleFeatures.of(article)
    scene.expected.clear()
    scene.expected.update(expected)
    rows = []
    for index in range(scene.size):
        own = scene.wording(index)
        own = own._replace(small=math.fsum(small.get(word, 0.0) for word in own.different))
        here = scene.place(index)._replace(small=own.small)
        few = max(4, len(own.stems))
        rare = math.fsum(rarity.get(stem, RAREST) / RAREST for stem in own.stems) / few
        here = here._replace(idf=rare)
        by_itself = (*wording.row(own), *evidence.row(own, article.language))
        rows.append([*by_itself, *place.row(here), *context.row(scene.context(index))])
    return np.array(rows, dtype=float)


def sentence_weights(
    found: Sequence[Example], rows: Rows, graded: Sequence[GradedArticle], graded_rows: Rows
) -> tuple[Vector, Vector]:
    """The weights for one sentence and for three; both what they share and what differs small."""
    alone = rows.softmax(np.concatenate([[value(s) / SOFTNESS for s in e.one] for e in found]))
    sets = np.concatenate([e.shares for e in found])
    corpus = np.array([e.corpus for e in found])
    weights = DOCUMENTS / np.bincount(corpus, minlength=len(CORPORA))[corpus]
    weights_3 = weights * np.where(corpus == 0, 1.0, OTHERS_AT_THREE)
    mean = rows.features.mean(axis=0)
    spread = rows.features.std(axis=0)
    spread = np.maximum(spread, SPREAD_OF_GRADED * graded_rows.features.std(axis=0)) + 1e-9
    scaled = replace(rows, features=(rows.features - mean) / spread)
    of_graded = replace(graded_rows, features=(graded_rows.features - mean) / spread)
    matters = of_graded.softmax(np.concatenate([importance.worth(each) for each in graded]))
    each_graded = np.full(len(graded), DOCUMENTS / len(graded))
    size = rows.features.shape[1]

    def pull(both: Vector) -> tuple[Vector, Vector]:
        shared, apart = both[:size], both[size:]
        one, three = shared - apart / 2, shared + apart / 2
        slope_1, bend_1 = scaled.pull(one, alone, weights)
        slope_3, bend_3 = scaled.pull(three, sets, weights_3)
        more_1, bent_1 = of_graded.pull(one, matters, GRADED_AT_ONE * each_graded)
        more_3, bent_3 = of_graded.pull(three, matters, GRADED_AT_THREE * each_graded)
        slope_1, bend_1 = slope_1 + more_1, bend_1 + bent_1
        slope_3, bend_3 = slope_3 + more_3, bend_3 + bent_3
        cross = (bend_3 - bend_1) / 2
        return (
            np.concatenate([slope_1 + slope_3, (slope_3 - slope_1) / 2]),
            np.block([[bend_1 + bend_3, cross], [cross, (bend_1 + bend_3) / 4]]),
        )

    both = descend(np.zeros(2 * size), pull, RIDGE)
    return (both[:size] - both[size:] / 2) / spread, (both[:size] + both[size:] / 2) / spread


# --- sets ---

NAMES = [feature.name for feature in FEATURES]


def sets(
    article: nutgraf.Article, ratings: Vector, expected: Mapping[tuple[str, bool], float]
) -> tuple[list[tuple[int, ...]], Vector]:
    """The sets of three that can be made of the best sentences, and what is seen of each.

    Of each: the sum of its ratings, less what leaning costs, and how many words that are expected
    to match are said twice.
    """
    lean = [leaning(article, sentence) for sentence in article.sentences]
    order = sorted(range(len(lean)), key=lambda index: (-ratings[index], index))
    pool = sorted(pool_of(order, lean.__getitem__, POOL))
    scene = ArticleFeatures.of(article)
    stems = {index: scene.sentence_features[index].stems for index in pool}
    cost = 2 * np.ptp(ratings) * np.array(lean)
    found, rows = [], []
    for chosen in itertools.combinations(pool, min(3, len(pool))):
        if any(lean[index] >= NEEDS and index - 1 not in chosen for index in chosen):
            continue
        likely: dict[str, float] = {}
        for index in chosen:
            for stem, named in stems[index].items():
                likely[stem] = max(likely.get(stem, 0.0), expected[stem, named])
        each = math.fsum(expected[item] for index in chosen for item in stems[index].items())
        lost = sum(cost[index] for index in chosen if index - 1 not in chosen)
        found.append(chosen)
        rows.append([sum(ratings[index] for index in chosen) - lost, each - sum(likely.values())])
    return found, np.array(rows)


def set_weights(parts: Sequence[Vector], worth: Sequence[Vector]) -> Vector:
    """What ratings are worth in a set, and words that are said twice."""
    rows = Rows.of(parts)
    target = rows.softmax(np.concatenate(worth) / SET_SOFTNESS)
    spread = rows.features.std(axis=0)
    scaled = replace(rows, features=rows.features / spread)
    ones = np.ones(len(parts))
    found = descend(np.zeros(len(spread)), lambda w: scaled.pull(w, target, ones), 1.0)
    return found / spread


def best_of(chosen: Sequence[tuple[int, ...]], seen_of: Vector, said_twice: float) -> list[int]:
    """The set that is worth most."""
    if not chosen:
        return [0]
    return list(chosen[int(np.argmax(seen_of @ np.array([1.0, -said_twice])))])


# --- all of it ---


@dataclass
class Found:
    """Everything that is learnt."""

    rarity: dict[str, int]
    small: dict[str, float]
    stem: Vector
    one: Vector
    three: Vector
    usual: Vector
    said_twice: float


def likelihoods(seen: Stems, weights: Vector, size: int) -> list[dict[tuple[str, bool], float]]:
    """How likely a reference is to use each stem of each example."""
    found: list[dict[tuple[str, bool], float]] = [{} for _ in range(size)]
    for key, owner, likely in zip(
        seen.keys, seen.owners, 1 / (1 + np.exp(-seen.features @ weights)), strict=True
    ):
        found[owner][key] = float(likely)
    return found


@dataclass
class Tables:
    """Of all examples and graded articles: the features, and how likely each stem is."""

    examples: list[tuple[Vector, dict[tuple[str, bool], float]]]
    graded: list[tuple[Vector, dict[tuple[str, bool], float]]]


def train(
    found: Sequence[Example],
    graded: Sequence[GradedArticle],
    taught: Sequence[bool],
    taught_graded: Sequence[bool],
) -> tuple[Found, Tables]:
    """Learn from those that are `taught`; also give the features of all."""
    students = list(itertools.compress(found, taught))
    students_graded = list(itertools.compress(graded, taught_graded))
    rarity, small = common_stems(students), small_words(students)
    seen = stems(found, rarity)
    corpus = np.array([example.corpus for example in found])[seen.owners]
    known = np.array(taught)[seen.owners]
    weights = 1 / np.bincount(corpus[known], minlength=len(CORPORA))[corpus[known]]
    stem = logistic(seen.features[known], seen.shares[known], weights / weights.mean())
    expected = likelihoods(seen, stem, len(found))
    of_graded = [likely_stems(each.article, rarity, stem) for each in graded]
    tables = Tables(
        [(features(e.article, x, rarity, small), x) for e, x in zip(found, expected, strict=True)],
        [
            (features(g.article, x, rarity, small), x)
            for g, x in zip(graded, of_graded, strict=True)
        ],
    )
    own = list(itertools.compress(tables.examples, taught))
    rows = Rows.of([table for table, _ in own])
    graded_rows = Rows.of([t for t, _ in itertools.compress(tables.graded, taught_graded)])
    one, three = sentence_weights(students, rows, students_graded, graded_rows)
    parts, worth = [], []
    for example, (table, likely) in zip(students, own, strict=True):
        if example.corpus == 0:
            chosen, seen_of = sets(example.article, table @ three, likely)
            if len(chosen) > 1:
                parts.append(seen_of)
                scores = [rouge((example.tokens[i] for i in c), example.together) for c in chosen]
                worth.append(np.array([value(score) for score in scores]))
    rating, twice = set_weights(parts, worth)
    said_twice = max(0.0, -twice / rating)
    return Found(rarity, small, stem, one, three, rows.features.mean(axis=0), said_twice), tables


def cross_validate(found: Sequence[Example], graded: Sequence[GradedArticle], folds: int) -> None:
    """Print what weights learnt from the other folds give."""
    scores: dict[str, list[Vector]] = {}
    matters: list[importance.Row] = []
    for fold in range(folds):
        taught = [example.fold % folds != fold for example in found]
        taught_graded = [not held_out(each.fold, fold, folds) for each in graded]
        learnt, tables = train(found, graded, taught, taught_graded)
        for example, (table, likely), teach in zip(found, tables.examples, taught, strict=True):
            if teach:
                continue
            article = example.article
            lean = np.array([leaning(article, sentence) for sentence in article.sentences])
            ratings = table @ learnt.one
            cost = 2 * (ratings.max() - ratings.min()) * lean
            scores.setdefault(f"{CORPORA[example.corpus]}, 1", []).append(
                example.one[int(np.argmax(ratings - cost))]
            )
            if example.corpus == 0:
                best = best_of(*sets(article, table @ learnt.three, likely), learnt.said_twice)
                scores.setdefault("cnndm, 3", []).append(
                    rouge((example.tokens[i] for i in best), example.together)
                )
        for each, (table, likely), teach in zip(graded, tables.graded, taught_graded, strict=True):
            if not teach:
                made = sets(each.article, table @ learnt.three, likely)
                best = best_of(*made, learnt.said_twice)
                lead = list(range(min(importance.COUNT, len(table))))
                own = importance.measures(each, best)
                matters.append((each.genre, own, importance.measures(each, lead)))
        print(f"fold {fold + 1} of {folds}", file=sys.stderr, flush=True)
    print(gold.row("corpus, sentences", "documents", "R1", "±", "R2", "±"))
    print(gold.row("---", *["--:"] * 5))
    for name, measured in sorted(scores.items()):
        one, two = ([100 * float(each[k]) for each in measured] for k in (0, 1))
        cells = (f"{f(v):.2f}" for v in (one, two) for f in (np.mean, summaries.half_width))
        print(gold.row(name, len(measured), *cells))
    print()
    print("\n".join(importance.rows(matters)))


HEAD = """\
# The weights of the default method. Made by `python benchmarks/train_default.py` from {size}
# articles with summaries and {graded} whose sentences were graded. What each feature means:
# wording.py, evidence.py, place.py, context.py, term_usage.py; how: docs/default.md.

# How a sentence is rated: the weight of each feature when one sentence is asked for, its
# weight when three or more are, and how much of it the usual sentence has. Ratings are logarithms
# of odds.
"""
LIST_HEAD = """\
# English stems that many articles have, without names, by how rare they are: those of group k stand
# in about one article of 2 to the power k. A stem that is not here is rarer.
# Made by `python benchmarks/train_default.py`.
"""


def write(learnt: Found, size: int, graded: int) -> None:
    """Write the files beside the method."""

    def rows(names: Iterable[str], cells: Iterable[str]) -> str:
        lines = zip(names, cells, strict=True)
        return "".join(f'"{name}" = {cell}\n' for name, cell in lines)

    columns = zip(learnt.one, learnt.three, learnt.usual, strict=True)
    cells = (f"[{one:.3f}, {three:.3f}, {usual:.3f}]" for one, three, usual in columns)
    text = HEAD.format(size=f"{size:,}", graded=graded) + "[sentence]\n" + rows(NAMES, cells)
    text += "\n# How likely a summary is to use a stem of the article: logistic regression.\n"
    text += "[stem]\n" + rows((f.name for f in STEM), (f"{w:.3f}" for w in learnt.stem))
    text += "\n# The commonest English words, with the share of summaries that use each.\n"
    text += "[small-words.en]\n" + rows(learnt.small, (f"{w:.2f}" for w in learnt.small.values()))
    text += (
        "\n# What a set of sentences loses for each word that two of them use, times how likely\n"
    )
    text += "# a summary is to use it.\n"
    text += f'[together]\n"said twice" = {learnt.said_twice:.3f}\n'
    (HOME / "default.toml").write_text(text, "utf-8")
    groups: dict[int, list[str]] = {}
    for stem, group in learnt.rarity.items():
        groups.setdefault(group, []).append(stem)
    lines = [LIST_HEAD]
    for group, members in sorted(groups.items()):
        lines.append(f"\n[{group}]\n")
        line = ""
        for stem in members:
            if len(line) + len(stem) >= 100:
                lines.append(line.rstrip() + "\n")
                line = ""
            line += stem + " "
        lines.append(line.rstrip() + "\n")
    (HOME / "en" / "common-stems.txt").write_text("".join(lines), "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=str(__doc__).splitlines()[0])
    parser.add_argument("--eval", type=Path, default=gold.DEFAULT, help="folder with the gold data")
    parser.add_argument("--folds", type=int, help="cross-validate over so many, write nothing")
    parser.add_argument("--limit", type=int, help="only so many documents of each corpus")
    given = parser.parse_args()
    if not given.eval.is_dir():
        sys.exit(f"no gold data: {given.eval} is absent; name its folder with --eval")
    found = list(examples(given.eval, given.limit))
    graded = list(graded_articles(given.eval, "train"))
    print(f"{len(found)} articles, {len(graded)} graded", file=sys.stderr, flush=True)
    if given.folds:
        cross_validate(found, graded, given.folds)
    else:
        learnt, _ = train(found, graded, [True] * len(found), [True] * len(graded))
        write(learnt, len(found), len(graded))


if __name__ == "__main__":
    main()
