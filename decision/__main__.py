"""The command line: `python -m decision CASE.json`, in words or as JSON.

`--raise 20000 --by 2026-12-31` and `--use-gains 5000` say which lots to sell for it.
`--report OUT.pdf` writes the record too, and OUT.ics its dates for a calendar.
`--replay RRC --on 2018-12-26` decides on a past day of the price sample instead of a
case; `--what-next` adds what happened afterwards, which the answer never uses.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from math import inf
from pathlib import Path
from textwrap import fill
from typing import Any, NoReturn

from decision.case import Case
from decision.case.field import FIRST_DAY, LAST_DAY
from decision.errors import CaseError, DecisionError, Problem
from decision.gates import standing_of
from decision.gates.opening import year_end
from decision.market import view_of
from decision.market.replay import UNITS, replayed, shown_next
from decision.report.calendar import calendar_of
from decision.report.words import verdict_text
from decision.report.words.lots import (
    no_tax_text,
    raising_notes,
    raising_text,
    using_text,
)
from decision.report.words.replay import HINDSIGHT, next_text
from decision.sale.raising import raise_cash, use_up_gains
from decision.tax.law import first_year
from decision.verdict import Decision, decide

_BAD_CASE = 2
_NO_ANSWER = 1
_NO_SYMBOL = "no symbol was named"
_WIDTH = 88


def main(arguments: Sequence[str] | None = None) -> int:
    """Decide the case in a file; 2 and a line per fault where it cannot be used."""
    asked = _parser().parse_args(arguments)
    try:
        case = Case.model_validate(_document(asked))
        lines = _lots_for(asked, case)
        decision = None if lines else decide(case)
        if asked.report is not None:
            _write(asked.report, decision, case)
    except CaseError as error:
        print(error, file=sys.stderr)
        return _BAD_CASE
    except DecisionError as error:
        print(error, file=sys.stderr)
        return _NO_ANSWER
    if decision is None:
        print("\n".join(lines))
    elif asked.json:
        shown = decision.to_dict() | _next_of(asked, decision, case)
        print(json.dumps(shown, indent=1, allow_nan=False))
    else:
        print(verdict_text(decision, case))
        for text in _next_of(asked, decision, case).values():
            print(f"\nWhat happened next\n{fill(text, _WIDTH)}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m decision", description=__doc__)
    parser.add_argument("case", type=Path, nargs="?", help="a case file (JSON)")
    parser.add_argument("--json", action="store_true", help="print the whole decision")
    parser.add_argument(
        "--raise",
        dest="cash",
        type=_amount,
        metavar="AMOUNT",
        help="say instead which lots to sell for so much cash after tax",
    )
    parser.add_argument("--by", type=_day, metavar="DATE", help="when it is needed")
    parser.add_argument(
        "--use-gains",
        dest="gains",
        type=_amount,
        metavar="AMOUNT",
        help="say instead which lots have a loss as large as these gains",
    )
    parser.add_argument(
        "--report",
        type=_report,
        metavar="OUT.pdf",
        help="write the record of the decision as well; OUT.ics: its dates",
    )
    _add_replay(parser)
    return parser


def _add_replay(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument_group("a past day of the sample").add_argument
    add("--replay", metavar="SYMBOL", help="a symbol of the sample, such as META")
    add("--on", type=_day, metavar="DATE", help="the day on which it is looked at")
    add(
        "--bought",
        type=_day,
        metavar="DATE",
        help="when it was bought, at that close (default: the year's highest close)",
    )
    add("--units", type=_amount, metavar="N", help=f"how many (default: {UNITS:g})")
    add("--what-next", action="store_true", help="say what happened afterwards as well")


def _report(typed: str) -> Path:
    path = Path(typed)
    if path.suffix not in _REPORTS:
        told = f"{typed} was typed; type a name that ends in {' or '.join(_REPORTS)}"
        raise argparse.ArgumentTypeError(told)
    return path


def _day(typed: str) -> date:
    told = f"{typed} was typed; type a day such as 2022-12-28"
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        raise argparse.ArgumentTypeError(told) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise argparse.ArgumentTypeError(told)
    return day


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


def _document(asked: argparse.Namespace) -> object:
    """The case in the file that is named, else the past day that is asked for."""
    if asked.replay is not None and asked.case is None:
        return _replayed(asked)
    given = asked.on or asked.bought or asked.units or asked.what_next
    if asked.replay is not None or given:
        found = "a case file was named as well" if asked.replay else _NO_SYMBOL
        _refuse("--replay", found, "type --replay SYMBOL --on DATE, and no case file")
    if asked.case is None:
        _refuse("case", "nothing was named", "name a case file, or --replay SYMBOL")
    return _read(asked.case)


def _replayed(asked: argparse.Namespace) -> dict[str, Any]:
    """The document of a past day; before the first recorded tax law, by that law."""
    if asked.on is None:
        _refuse("--on", "no day was named", "type a past day, such as 2018-12-26")
    units = UNITS if asked.units is None else asked.units
    try:
        document = replayed(asked.replay, on=asked.on, bought=asked.bought, units=units)
    except CaseError as error:
        named = {"symbol": "--replay"}
        problems = (
            one._replace(path=named.get(one.path, f"--{one.path}"))
            for one in error.problems
        )
        raise CaseError(tuple(problems)) from None
    early = asked.on.year < first_year()
    return document | ({"tax": {"law_year": first_year()}} if early else {})


def _next_of(
    asked: argparse.Namespace, decision: Decision, case: Case
) -> dict[str, str]:
    """What happened after a replayed day, where it is asked for."""
    price = decision.market.price
    if not asked.what_next or price is None:
        return {}
    later = shown_next(case.position.symbol, after=case.as_of)
    return {"what_next": f"{next_text(case, price, later)} {HINDSIGHT}"}


def _pdf(decision: Decision, case: Case) -> bytes:
    """The record; what draws its charts is loaded only where one is asked for."""
    from decision.page.kept.typed import typed_rows
    from decision.report.pdf import pdf_of

    return pdf_of(decision, case, inputs=typed_rows(case))


def _write(path: Path, decision: Decision | None, case: Case) -> None:
    """Write the record, or the dates, into a file."""
    if decision is None:
        found = "a question about lots was asked as well"
        _refuse("--report", found, "ask one of them: a record is of a whole decision")
    made = _REPORTS[path.suffix](decision, case)
    try:
        path.write_bytes(made)
    except OSError as error:
        found = f"it cannot be written: {error.strerror}"
        raise CaseError((Problem(str(path), found, "name another file"),)) from None


_REPORTS: dict[str, Callable[[Decision, Case], bytes]] = {
    ".pdf": _pdf,
    ".ics": calendar_of,
}


def _refuse(path: str, found: str, do: str) -> NoReturn:
    raise CaseError((Problem(path, found, do),))


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


def run() -> int:
    """`main` for a shell, in which the reader may stop early, as `head` does."""
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        # What is left to print goes nowhere, also what Python prints on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


if __name__ == "__main__":
    sys.exit(run())
