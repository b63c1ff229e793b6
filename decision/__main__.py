"""The command line: `python -m decision CASE.json`, in words or as JSON."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from decision.case import Case
from decision.errors import CaseError, DecisionError, Problem
from decision.report.words import verdict_text
from decision.verdict import decide

_BAD_CASE = 2
_NO_ANSWER = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Decide the case in a file; 2 and a line per fault where it cannot be used."""
    asked = _parser().parse_args(arguments)
    try:
        case = Case.model_validate(_read(asked.case))
        decision = decide(case)
    except CaseError as error:
        print(error, file=sys.stderr)
        return _BAD_CASE
    except DecisionError as error:
        print(error, file=sys.stderr)
        return _NO_ANSWER
    if asked.json:
        print(json.dumps(decision.to_dict(), indent=1, allow_nan=False))
    else:
        print(verdict_text(decision, case))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m decision", description=__doc__)
    parser.add_argument("case", type=Path, help="a case file (JSON)")
    parser.add_argument("--json", action="store_true", help="print the whole decision")
    return parser


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
