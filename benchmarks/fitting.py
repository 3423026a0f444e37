"""Fitting weights: logistic regression, and choices among the rows of a list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Vector = np.ndarray[Any, np.dtype[np.float64]]


def logistic(features: Vector, shares: Vector, weights: Vector, ridge: float = 1.0) -> Vector:
    """Newton's method; `ridge` holds the weights near 0."""
    found = np.zeros(features.shape[1])
    held = ridge * np.eye(len(found))
    for _ in range(15):
        likely = 1 / (1 + np.exp(-features @ found))
        slope = features.T @ (weights * (likely - shares)) + held @ found
        bend = (features * (weights * likely * (1 - likely))[:, None]).T @ features + held
        found = found - np.linalg.solve(bend, slope)
    return found


@dataclass
class Rows:
    """The rows of many choices below one another; `starts` are the first rows of each choice."""

    features: Vector
    starts: np.ndarray[Any, np.dtype[np.int64]]
    choice: np.ndarray[Any, np.dtype[np.int64]]

    @classmethod
    def of(cls, parts: Sequence[Vector]) -> "Rows":
        sizes = [len(part) for part in parts]
        return cls(
            np.concatenate(parts),
            np.cumsum([0, *sizes[:-1]]),
            np.repeat(np.arange(len(parts)), sizes),
        )

    def softmax(self, values: Vector) -> Vector:
        top = np.maximum.reduceat(values, self.starts)
        odds = np.exp(values - top[self.choice])
        return odds / np.add.reduceat(odds, self.starts)[self.choice]

    def pull(self, weights: Vector, target: Vector, importance: Vector) -> tuple[Vector, Vector]:
        """The slope and the bend of the loss."""
        likely = self.softmax(self.features @ weights)
        each = importance[self.choice]
        slope = self.features.T @ (each * (likely - target))
        weighted = self.features * likely[:, None]
        means = np.add.reduceat(weighted, self.starts)
        bend = (weighted * each[:, None]).T @ self.features
        return slope, bend - (means * importance[:, None]).T @ means


# A step of Newton's method moves no weight further.
_STRIDE = 0.7
_DONE = 2e-3


def descend(start: Vector, pull: Callable[[Vector], tuple[Vector, Vector]], ridge: float) -> Vector:
    """Newton's method with short strides."""
    found = start
    for _ in range(40):
        slope, bend = pull(found)
        step = np.linalg.solve(bend + ridge * np.eye(len(found)), slope + ridge * found)
        size = float(np.abs(step).max())
        found = found - step * min(1.0, _STRIDE / size)
        if size < _DONE:
            break
    return found
