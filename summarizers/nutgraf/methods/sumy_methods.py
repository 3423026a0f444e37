"""sumy's summarizers, unchanged, on this project's sentences, words and stems.

They are the classic methods and the reference for the faster versions. Their cost grows with the
square of the number of sentences, KL's with the cube.
"""

import math
import random
from collections.abc import Sequence
from importlib import import_module
from typing import Any, ClassVar

from nutgraf.article import Article
from nutgraf.methods.edmundson import bonus_words, stigma_words


class _SumyMethod:
    """One of sumy's summarizers behind the `Summarizer` interface."""

    name: ClassVar[str]
    module: ClassVar[str]
    class_name: ClassVar[str]
    paper: ClassVar[str] = ""

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """Rate as sumy does, the ratings mapped back by place."""
        from nutgraf.methods import sumy_document

        original = getattr(import_module(f"sumy.summarizers.{self.module}"), self.class_name)
        summarizer = sumy_document.steadied(original)(sumy_document.stemmer(article.language))
        document = sumy_document.document(article)
        if not any(sentence.words for sentence in document.sentences):
            return [0.0] * len(article.sentences)
        self.prepare(summarizer, article)
        summarizer(document, count)
        # LexRank divides by a norm that is zero when no sentence is like any other.
        return [rating if math.isfinite(rating) else 0.0 for rating in summarizer.ratings] or [
            0.0
        ] * len(article.sentences)

    def prepare(self, summarizer: Any, article: Article) -> None:  # noqa: ANN401
        """Give the summarizer what it needs besides words."""
        from nutgraf.methods.sumy_document import steady_stop_words

        summarizer.stop_words = steady_stop_words(article.language)


class SumyLexRank(_SumyMethod):
    """Eigenvector centrality over sentence similarity, by sumy (Erkan and Radev 2004)."""

    name = "sumy:lex-rank"
    module, class_name = "lex_rank", "LexRankSummarizer"
    paper = "Erkan and Radev 2004, Journal of Artificial Intelligence Research 22, 457-479"


class SumyTextRank(_SumyMethod):
    """PageRank over shared words, by sumy (Mihalcea and Tarau 2004)."""

    name = "sumy:text-rank"
    module, class_name = "text_rank", "TextRankSummarizer"
    paper = "Mihalcea and Tarau 2004, Proceedings of EMNLP, 404-411"


class SumyLsa(_SumyMethod):
    """Latent semantic analysis, by sumy (Steinberger and Ježek 2004)."""

    name = "sumy:lsa"
    module, class_name = "lsa", "LsaSummarizer"
    paper = "Steinberger and Ježek 2004, Proceedings of ISIM, 93-100"


class SumyLuhn(_SumyMethod):
    """Clusters of significant words, by sumy (Luhn 1958)."""

    name = "sumy:luhn"
    module, class_name = "luhn", "LuhnSummarizer"
    paper = "Luhn 1958, IBM Journal of Research and Development 2 (2), 159-165"


class SumyKl(_SumyMethod):
    """Greedy Kullback-Leibler divergence, by sumy (Haghighi and Vanderwende 2009)."""

    name = "sumy:kl"
    module, class_name = "kl", "KLSummarizer"
    paper = "Haghighi and Vanderwende 2009, Proceedings of NAACL-HLT, 362-370"


class SumySumBasic(_SumyMethod):
    """Word probabilities, discounted once used, by sumy (Nenkova and Vanderwende 2005)."""

    name = "sumy:sum-basic"
    module, class_name = "sum_basic", "SumBasicSummarizer"
    paper = "Nenkova and Vanderwende 2005, MSR-TR-2005-101"


class SumyReduction(_SumyMethod):
    """Sum of similarities to all other sentences, by sumy."""

    name = "sumy:reduction"
    module, class_name = "reduction", "ReductionSummarizer"
    paper = "Adam Fabish, Reduction; similarity by Mihalcea and Tarau 2004"


class SumyEdmundson(_SumyMethod):
    """Cue words, title words and location, by sumy (Edmundson 1969)."""

    name = "sumy:edmundson"
    module, class_name = "edmundson", "EdmundsonSummarizer"
    paper = "Edmundson 1969, Journal of the ACM 16 (2), 264-285"

    def prepare(self, summarizer: Any, article: Article) -> None:  # noqa: ANN401
        """Cue, stigma and null words; each must hold something, or sumy refuses to run."""
        from nutgraf.methods.sumy_document import steady_stop_words

        nothing = ["\0"]
        summarizer.bonus_words = bonus_words(article.language) or nothing
        summarizer.stigma_words = stigma_words(article.language) or nothing
        summarizer.null_words = steady_stop_words(article.language) or nothing


class SumyRandom(_SumyMethod):
    """Sentences drawn at random, the same each time: a floor to compare with."""

    name = "sumy:random"
    module, class_name = "random", "RandomSummarizer"

    # Any number would do; a fixed one gives the same picks on every run.
    seed: ClassVar[int] = 20_260_101

    def rate(self, article: Article, count: int) -> Sequence[float]:
        """A seeded shuffle, as sumy's but not of the program's global random state."""
        del count
        ratings = [float(rank) for rank in range(len(article.sentences))]
        random.Random(self.seed).shuffle(ratings)  # noqa: S311  # not for secrets
        return ratings
