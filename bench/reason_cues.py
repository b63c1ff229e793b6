"""Fit the weights of cues to labelled sentences, and say how well they read new ones.

python -m bench.reason_cues            cross-validates and prints
python -m bench.reason_cues --write    also writes decision/mind/cues.csv
"""

import csv
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from bench.reasons import FILES, Judged, judged, score
from decision.mind import cues
from decision.mind.bias import BIASES
from decision.mind.text import read_words

Array = npt.NDArray[np.float64]

FOLDS = 5
PENALTY = 0.001  # on the square of the weights
STEPS, PACE = 600, 2.0
SEEN_AT_LEAST = 2  # sentences that hold a cue before it counts
BALANCE = 2.0  # how many times a labelled sentence counts, at most
SMALLEST = 0.25  # weights below are not written


def fit(sentences: Sequence[Judged]) -> dict[str, Array]:
    """Weights by cue, one per bias; `(start)` holds the intercepts."""
    signs = [_signs(one.text) for one in sentences]
    counted = Counter(sign for some in signs for sign in some)
    names = sorted(sign for sign, times in counted.items() if times >= SEEN_AT_LEAST)
    table = _table(signs, names)
    labels = np.array(
        [[bias in one.labels for bias in BIASES] for one in sentences], float
    )
    counts = np.where(
        labels > 0,
        np.minimum((len(labels) - labels.sum(0)) / labels.sum(0), BALANCE),
        1,
    )
    weights, start = np.zeros((len(names), len(BIASES))), -np.ones(len(BIASES))
    for _ in range(STEPS):
        slope = counts * (1 / (1 + np.exp(-(table @ weights + start))) - labels)
        weights -= PACE * (table.T @ slope / len(labels) + PENALTY * weights)
        start -= PACE * slope.mean(0)
    return {"(start)": start, **dict(zip(names, weights, strict=True))}


def read(fitted: dict[str, Array], text: str) -> Array:
    """Probability of every bias."""
    known = sorted(_signs(text) & (fitted.keys() - {"(start)"}))
    weights = sum((fitted[sign] for sign in known), np.zeros(len(BIASES)))
    score: Array = fitted["(start)"] + weights / np.sqrt(max(1, len(known)))
    chance: Array = 1 / (1 + np.exp(-score))
    return chance


def write(fitted: dict[str, Array]) -> None:
    """Write the weights that matter, one row per cue and bias."""
    with cues._FILE.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["cue", "bias", "weight"])
        for sign, values in fitted.items():
            for bias, value in zip(BIASES, values, strict=True):
                if sign == "(start)" or abs(value) >= SMALLEST:
                    rows.writerow([sign, bias, f"{value:.2f}"])


def _signs(text: str) -> set[str]:
    return {cue.sign for cue in cues.cues(read_words(text))}


def _table(signs: Sequence[set[str]], names: Sequence[str]) -> Array:
    place = {name: column for column, name in enumerate(names)}
    table = np.zeros((len(signs), len(names)))
    for row, some in enumerate(signs):
        table[row, [place[sign] for sign in some if sign in place]] = 1
    scaled: Array = table / np.sqrt(np.maximum(1, table.sum(1, keepdims=True)))
    return scaled


def held_out(sentences: Sequence[Judged]) -> list[tuple[Judged, Array]]:
    """Every sentence with the chances by weights that were not fitted to it."""
    order = np.random.default_rng(0).permutation(len(sentences))
    folds = [set(order[fold::FOLDS].tolist()) for fold in range(FOLDS)]
    return [pair for out in folds for pair in _left_out(sentences, out)]


def _left_out(sentences: Sequence[Judged], out: set[int]) -> list[tuple[Judged, Array]]:
    fitted = fit([one for at, one in enumerate(sentences) if at not in out])
    return [(sentences[at], read(fitted, sentences[at].text)) for at in out]


def _above(chance: Array, least: float) -> frozenset[str]:
    pairs = zip(BIASES, chance, strict=True)
    return frozenset(bias for bias, value in pairs if value >= least)


def main(arguments: Sequence[str]) -> None:
    """Print cross-validated scores, and write the weights when asked to."""
    sentences = [one for file in FILES for one in judged(file)]
    chances = held_out(sentences)
    for least in (0.45, 0.5, 0.55, 0.6, 0.7):
        found = score(
            [replace(one, found=_above(chance, least)) for one, chance in chances]
        )
        print(
            f"cues alone, least {least}: precision {found.precision:.3f}"
            f" recall {found.recall:.3f} F1 {found.f1:.3f}"
        )
    if "--write" in arguments:
        write(fit(sentences))


if __name__ == "__main__":
    main(sys.argv[1:])
