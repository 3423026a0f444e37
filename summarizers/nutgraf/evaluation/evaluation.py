"""Methods measured on a dataset."""

import math
import time
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nutgraf.cancellation import checked
from nutgraf.errors import DatasetError, MethodFailedError
from nutgraf.evaluation import rouge
from nutgraf.evaluation.bootstrap import Estimate, Statistic, estimates
from nutgraf.evaluation.dataset import BadRecord, Record, record_of, records
from nutgraf.evaluation.measures import Measure, Scores, scores
from nutgraf.methods.registry import load
from nutgraf.reading import read
from nutgraf.selection import Length, Selection, summarize

DEFAULT_METHODS = ("default", "lead", "lexrank", "textrank")

# This many bad records are reported individually; a file can be all bad, and memory use stays
# constant.
_TOLD = 20


@dataclass(frozen=True, slots=True)
class MethodMeasures:
    """The figures of one method.

    Attributes:
        method: its name.
        figures: means over documents, and of milliseconds the median.
        differences: the same of the differences from the first method, document by document; empty
            for the first method.
    """

    method: str
    figures: Mapping[Measure, Estimate]
    differences: Mapping[Measure, Estimate]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The result of an evaluation.

    Attributes:
        length: the length of each summary.
        documents: the number of records used.
        measured: one per method, in the order given.
        bad: the first of the records that could not be used.
        bad_count: the number of these.
    """

    length: Length
    documents: int
    measured: tuple[MethodMeasures, ...]
    bad: tuple[BadRecord, ...]
    bad_count: int


Dataset = Path | str | Iterable[Record | BadRecord | Mapping[str, object]]


def evaluate(
    dataset: Dataset,
    methods: Sequence[str] | str = DEFAULT_METHODS,
    length: str | int | Length = "3 sentences",
    selection: Selection | str = "default",
    *,
    limit: int | None = None,
    timed: bool = True,
) -> Evaluation:
    """Summarize each article of a dataset with each method and measure the summaries.

    Only numbers are kept of a document after it is processed.

    Args:
        dataset: a file of JSON lines, see `records`; or records, or their fields.
        methods: the name of a summarizer, or several; differences are relative to the first.
        length: the maximum length of each summary.
        selection: how to choose among the rated sentences.
        limit: the maximum number of records.
        timed: whether to measure time, which varies between runs.

    Raises:
        UnknownMethodError, BadParameterError, MethodFailedError: a method is not there or cannot be
            loaded. One that fails on a document makes that record a bad one.
        DatasetError: the dataset cannot be read, or no record of it can be used.
        MissingExtraError: rouge-score is not installed.
    """
    names = (methods,) if isinstance(methods, str) else tuple(dict.fromkeys(methods))
    names = names or DEFAULT_METHODS
    for name in names:
        load(name)
    trial = _Trial(names, Length.parse(length), Selection.of(selection), timed, rouge.scorer())
    kept, bad = _Kept(names), _Bad()
    for record in checked(_given(dataset)):
        if limit is not None and kept.documents >= limit:
            break
        found = trial.scored(record, first=kept.documents) if isinstance(record, Record) else record
        if isinstance(found, BadRecord):
            bad.add(found)
        else:
            kept.add(found)
    if not kept.documents:
        raise DatasetError(bad.all_of_them)
    return Evaluation(
        trial.length, kept.documents, tuple(kept.measured()), tuple(bad.told), bad.count
    )


def _given(dataset: Dataset) -> Iterator[Record | BadRecord]:
    if isinstance(dataset, Path | str):
        yield from records(dataset)
        return
    for number, one in enumerate(dataset, start=1):
        yield record_of(one, number) if isinstance(one, Mapping) else one


@dataclass(frozen=True, slots=True)
class _Trial:
    """What every document goes through."""

    methods: tuple[str, ...]
    length: Length
    selection: Selection
    timed: bool
    rouge: rouge.Scorer

    def scored(self, record: Record, first: int) -> dict[str, Scores] | BadRecord:
        """The scores of each method's summary of a document.

        The `first` method rotates from document to document, because later methods profit from
        cached results about the words.
        """
        begin = first % len(self.methods)
        found: dict[str, Scores] = {}
        references: list[str] = []
        for method in (*self.methods[begin:], *self.methods[:begin]):
            begun = time.perf_counter()
            try:
                article = read(record.text, record.format, record.language)
                picks = summarize(article, method, self.length, selection=self.selection).picks
            except MethodFailedError as error:
                return BadRecord(record.line, f"method “{method}” failed{_kind(error)}")
            took = 1000 * (time.perf_counter() - begun)
            if not picks:
                return BadRecord(record.line, "no article text found")
            picked = [pick.sentence for pick in picks]
            language = article.language
            references = references or [
                rouge.sentences_as_lines(one, language) for one in record.references
            ]
            rated = self.rouge(rouge.as_lines(one.text for one in picked), references)
            found[method] = scores(picked, language, rated, took if self.timed else None)
        return found


def _kind(error: MethodFailedError) -> str:
    # A third party's message may hold words of the text; the kind of its error does not.
    return f": {type(error.__cause__).__name__}" if error.__cause__ else ""


@dataclass(slots=True)
class _Bad:
    """The records that could not be used."""

    count: int = 0
    told: list[BadRecord] = field(default_factory=list)

    def add(self, record: BadRecord) -> None:
        self.count += 1
        if len(self.told) < _TOLD:
            self.told.append(record)

    @property
    def all_of_them(self) -> str:
        """What there is to say when no record could be used."""
        if not self.told:
            return "no records in it"
        first = self.told[0]
        records = (
            "its one record cannot" if self.count == 1 else f"none of its {self.count} records can"
        )
        return f"{records} be used; line {first.line}: {first.reason}"


class _Kept:
    """The scores of all documents so far: a number each for every method and measure."""

    def __init__(self, methods: tuple[str, ...]) -> None:
        self._methods = methods
        self._columns = {(method, measure): array("d") for method in methods for measure in Measure}
        self.documents = 0

    def add(self, found: Mapping[str, Scores]) -> None:
        """Take in a document."""
        self.documents += 1
        for (method, measure), column in self._columns.items():
            score = found[method][measure]
            column.append(math.nan if score is None else score)

    def measured(self) -> Iterator[MethodMeasures]:
        """The figures of each method."""
        figures, differences = self._estimated(self._methods), {}
        if len(self._methods) > 1:
            differences = self._estimated(self._methods[1:], less=self._methods[0])
        for method in self._methods:
            yield MethodMeasures(method, _of(method, figures), _of(method, differences))

    def _estimated(self, methods: Sequence[str], less: str | None = None) -> "_Estimates":
        """The estimates of some methods' scores, or of how far they are above those of one."""
        import numpy as np

        found: _Estimates = {}
        timing = [Measure.MILLISECONDS]
        rating = [measure for measure in Measure if measure not in timing]
        kinds: list[tuple[list[Measure], Statistic]] = [(rating, "mean"), (timing, "median")]
        for measures, statistic in kinds:
            keys = [(method, measure) for method in methods for measure in measures]
            table = np.column_stack([np.frombuffer(self._columns[key]) for key in keys])
            if less:
                bases = [np.frombuffer(self._columns[less, measure]) for _, measure in keys]
                table = table - np.column_stack(bases)
            found |= zip(keys, estimates(table, statistic), strict=True)
        return found


_Estimates = dict[tuple[str, Measure], Estimate | None]


def _of(
    method: str, found: Mapping[tuple[str, Measure], Estimate | None]
) -> dict[Measure, Estimate]:
    return {
        measure: estimate
        for (name, measure), estimate in found.items()
        if name == method and estimate is not None
    }
