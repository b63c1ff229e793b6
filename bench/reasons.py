"""How well written reasons are read: precision, recall and F1 per bias and file.

    make reasons                        every file of labelled sentences
    python -m bench.reasons FILE ...    --wrong lists every sentence read otherwise

reasons_more.csv was written in sets (column `set`; aside is a third of the first). Each
was scored once before any rule was changed for it. The F1 of that first look was 0.94
(aside), 0.45 (second), 0.77, 0.73, 0.65, 0.85, 0.83 (seventh), 0.75 (eighth, 180
sentences, stories and slang). The rules were then written anew, broader and half as
many; their first looks were 0.85 (ninth, 156 sentences), 0.84 (tenth, 87), 0.67
(eleventh, 91, images and stories in place of plain words), 0.88 (twelfth, 93, by
somebody who did not know the rules) and 0.48 (thirteenth, 24, to probe the rules learnt
from the twelfth). Today's figures for these sets say what was learnt from them; the
first looks say what to expect of new sentences.
reasons_aside.csv has 70 sentences in plain words; nothing was changed or fitted for it,
and its first look was 0.96.
"""

import csv
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from decision.mind import read_reason
from decision.mind.bias import BIASES

CASES = Path(__file__).parent.parent / "tests" / "cases"
FILES = (CASES / "reasons.csv", CASES / "reasons_more.csv")
ASIDE = CASES / "reasons_aside.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One sentence, what people labelled it and what was read; empty is `none`."""

    text: str
    labels: frozenset[str]
    found: frozenset[str]
    part: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Counts of one label: read rightly, read wrongly, not read."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Share of what was read that is labelled so; 1 where nothing was read."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1

    @property
    def recall(self) -> float:
        """Share of the labelled that was read; 1 where nothing is labelled so."""
        labelled = self.right + self.missed
        return self.right / labelled if labelled else 1

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there is nothing to read."""
        pairs = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / pairs if pairs else 1


@cache
def judged(file: Path) -> tuple[Judged, ...]:
    """Every sentence of a file with columns text, labels and perhaps set."""
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Judged(
                text=row["text"],
                labels=frozenset(row["labels"].split(";")) - {"none"},
                found=frozenset(bias.id for bias in read_reason(row["text"])),
                part=row.get("set") or "all",
            )
            for row in csv.DictReader(lines)
        )


def score(sentences: Iterable[Judged], labels: Sequence[str] = BIASES) -> Score:
    """Counts over sentences and labels together (micro-average)."""
    pairs = [(one, label) for one in sentences for label in labels]
    return Score(
        right=sum(label in one.found & one.labels for one, label in pairs),
        wrong=sum(label in one.found - one.labels for one, label in pairs),
        missed=sum(label in one.labels - one.found for one, label in pairs),
    )


def _print(title: str, sentences: Sequence[Judged]) -> None:
    print(f"{title} ({len(sentences)} sentences)")
    for label in (*((bias,) for bias in BIASES), BIASES):
        found = score(sentences, label)
        name = label[0] if len(label) == 1 else "all"
        print(
            f"  {name:14} precision {found.precision:.3f}"
            f"  recall {found.recall:.3f}  F1 {found.f1:.3f}"
        )
    alarms = [one for one in sentences if not one.labels]
    print(f"  none read as none: {sum(not one.found for one in alarms)}/{len(alarms)}")


def _print_wrong(sentences: Sequence[Judged]) -> None:
    for one in sentences:
        if one.labels != one.found:
            matched = {bias.id: bias.matched for bias in read_reason(one.text)}
            print(f"  {sorted(one.labels)} read as {matched}\n    {one.text}")


def main(arguments: Sequence[str]) -> None:
    """Print the scores of every file, each part of it by itself."""
    named = [Path(one) for one in arguments if not one.startswith("--")]
    for file in named or (*FILES, ASIDE):
        sentences = judged(file)
        for part in sorted({one.part for one in sentences}):
            of_part = [one for one in sentences if one.part == part]
            _print(f"{file.name}, {part}", of_part)
            if "--wrong" in arguments:
                _print_wrong(of_part)


if __name__ == "__main__":
    main(sys.argv[1:])
