"""The command line: `python -m decision CASE.json`, in words or as JSON.

`--raise 20000 --by 2026-12-31` and `--use-gains 5000` say which lots to sell for it.
"""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date
from math import inf
from pathlib import Path

from decision.case import Case
from decision.errors import CaseError, DecisionError, Problem
from decision.gates import standing_of
from decision.gates.opening import year_end
from decision.market import view_of
from decision.report.words import verdict_text
from decision.report.words.lots import (
    no_tax_text,
    raising_notes,
    raising_text,
    using_text,
)
from decision.sale.raising import raise_cash, use_up_gains
from decision.verdict import decide

_BAD_CASE = 2
_NO_ANSWER = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Decide the case in a file; 2 and a line per fault where it cannot be used."""
    asked = _parser().parse_args(arguments)
    try:
        case = Case.model_validate(_read(asked.case))
        lines = _lots_for(asked, case)
        decision = None if lines else decide(case)
    except CaseError as error:
        print(error, file=sys.stderr)
        return _BAD_CASE
    except DecisionError as error:
        print(error, file=sys.stderr)
        return _NO_ANSWER
    if decision is None:
        print("\n".join(lines))
    elif asked.json:
        print(json.dumps(decision.to_dict(), indent=1, allow_nan=False))
    else:
        print(verdict_text(decision, case))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m decision", description=__doc__)
    parser.add_argument("case", type=Path, help="a case file (JSON)")
    parser.add_argument("--json", action="store_true", help="print the whole decision")
    parser.add_argument(
        "--raise",
        dest="cash",
        type=_amount,
        metavar="AMOUNT",
        help="say instead which lots to sell for so much cash after tax",
    )
    parser.add_argument(
        "--by", type=date.fromisoformat, metavar="DATE", help="when it is needed"
    )
    parser.add_argument(
        "--use-gains",
        dest="gains",
        type=_amount,
        metavar="AMOUNT",
        help="say instead which lots have a loss as large as these gains",
    )
    return parser


def _amount(typed: str) -> float:
    amount = float(typed)
    if not 0 < amount < inf:
        raise argparse.ArgumentTypeError(f"{typed} was typed; type a number above 0")
    return amount


def _lots_for(asked: argparse.Namespace, case: Case) -> list[str]:
    """The sentences for a sum of cash or of gains; empty where none is asked for."""
    if asked.cash is None and asked.gains is None:
        return []
    standing = standing_of(case, view_of(case))
    if standing is None or standing.treatment != "taxed":
        return [no_tax_text(standing) if standing else "It needs a price."]
    lines: list[str] = []
    if asked.cash is not None:
        found = raise_cash(standing, asked.cash, by=asked.by or year_end(standing))
        lines += [raising_text(found, case), *raising_notes(found, case)]
    used = use_up_gains(standing, asked.gains) if asked.gains is not None else None
    return [*lines, using_text(used, case)] if used else lines


def _read(path: Path) -> object:
    """The document in a file, or the case inside a worked walkthrough."""
    try:
        document = json.loads(path.read_text("utf-8"))
    except OSError as error:
        found = f"it cannot be read: {error.strerror}"
        raise CaseError((Problem(str(path), found, "name a case file"),)) from None
    except ValueError as error:
        found = f"it is not JSON: {error}"
        raise CaseError((Problem(str(path), found, "name a case file"),)) from None
    inside = isinstance(document, dict) and "case" in document
    return document["case"] if inside else document


if __name__ == "__main__":
    sys.exit(main())
