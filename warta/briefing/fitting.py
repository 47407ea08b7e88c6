"""Fitting the weights of the key point ranker to sentences that people chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from warta.briefing.ranking import Weights

Rows = Sequence[Mapping[str, float]]


def fit(rows: Rows, chosen: Sequence[bool], penalty: float = 1.0, rounds: int = 25) -> Weights:
    """Logistic regression by Newton's method, with a quadratic penalty on standardised weights.

    `rows` are the features of sentences, `chosen` whether each was chosen. The weights returned
    are for features as they are, not standardised.
    """
    names = list(rows[0])
    raw = np.array([[row[name] for name in names] for row in rows])
    mean, spread = raw.mean(axis=0), raw.std(axis=0)
    spread[spread == 0] = 1.0
    design = np.hstack([np.ones((len(raw), 1)), (raw - mean) / spread])
    target = np.array(chosen, dtype=float)
    ridge = np.full(design.shape[1], penalty)
    ridge[0] = 0.0
    weights = np.zeros(design.shape[1])
    for _ in range(rounds):
        expected = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (target - expected) - ridge * weights
        curvature = (design * (expected * (1 - expected))[:, None]).T @ design + np.diag(ridge)
        # place_0 to place_5, depth and reciprocal overlap: least squares copes where an inverse would not
        step = np.linalg.lstsq(curvature, gradient, rcond=None)[0]
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    slopes = weights[1:] / spread
    intercept = float(weights[0] - slopes @ mean)
    return Weights(intercept, {name: float(slope) for name, slope in zip(names, slopes, strict=True)})
