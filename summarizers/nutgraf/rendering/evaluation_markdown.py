"""Evaluation results as Markdown."""

from nutgraf.evaluation import Evaluation
from nutgraf.rendering import estimates
from nutgraf.rendering.escaping import escaped
from nutgraf.rendering.tables import table


def evaluation(found: Evaluation, name: str) -> str:
    """Tables of figures with their intervals, and of differences from the first method's."""
    measures = estimates.measures_of(found)
    heads = ["method", *(estimates.SHOWN[measure].name for measure in measures)]
    numbers = range(1, len(heads))
    figures = [
        [one.method, *(estimates.figure(measure, one.figures.get(measure)) for measure in measures)]
        for one in found.measured
    ]
    parts = [f"# {escaped(name)}", escaped(estimates.about_evaluation(found))]
    parts += [escaped(estimates.about_bad(found)), table(heads, figures, numbers)]
    if len(found.measured) > 1:
        differences = [
            [one.method, *(estimates.change(m, one.differences.get(m)) for m in measures)]
            for one in found.measured[1:]
        ]
        parts += ["## Differences", escaped(estimates.about_differences(found))]
        parts.append(table(heads, differences, numbers))
    meanings = (f"- **{estimates.SHOWN[m].title}**: {estimates.SHOWN[m].about}" for m in measures)
    parts += ["## What is measured", "\n".join(meanings)]
    return "\n\n".join(part for part in parts if part) + "\n"
