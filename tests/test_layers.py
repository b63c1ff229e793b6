"""The walls of the house: who may import whom, and what stays out of which room."""

import ast
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest

import decision

ROOT = Path(__file__).parents[1]
LAYERS = (
    ("errors",),
    ("parameters",),
    ("case",),
    ("tax", "market", "mind"),
    ("gates",),
    ("strategies",),
    ("projection",),
    ("factors",),
    ("sale",),
    ("verdict",),
    ("portfolio",),
    ("report",),
    ("page",),
)
HEIGHT = {room: height for height, rooms in enumerate(LAYERS) for room in rooms}
PUBLIC = {"Case": "case", "decide": "verdict"}  # what `from decision import` gives
SEES_ALL = ("app.py", "decision/__init__.py", "decision/__main__.py")
NETWORK = (
    "yfinance",
    "curl_cffi",
    "requests",
    "httpx",
    "urllib.request",
    "http.client",
    "socket",
)
ONLY_IN = {
    "streamlit": ("app.py", "decision/page*"),
    "altair": ("app.py", "decision/page*", "decision/report/charts*"),
    "random": (),
    **dict.fromkeys(NETWORK, ("decision/market*",)),
}
KNOWS_THE_DAY = ("app.py", "decision/page*", "decision/__main__.py")
CLOCKS = {"now", "today", "utcnow"}
SEEDED = {"default_rng", "Generator", "SeedSequence", "PCG64", "SFC64", "Philox"}
FORBIDDEN_NAMES = {"util", "utils", "helper", "helpers", "common", "manager"}
MOST_LINES = 300

PACKAGE = sorted([*(ROOT / "decision").rglob("*.py"), *ROOT.glob("app.py")])
AROUND = [
    p for room in ("tests", "bench", "tools") for p in ROOT.glob(f"{room}/**/*.py")
]


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def faults(path: str, source: str) -> list[str]:
    """Every rule of the house that a file of the package breaks."""
    tree = ast.parse(source)
    imported = list(imports(path, tree))
    return [
        *(f for name in imported for f in looks_up(path, name)),
        *(f for name in imported for f in out_of_place(path, name)),
        *(f for call in calls(tree) for f in asks_the_world(path, call)),
    ]


def imports(path: str, tree: ast.AST) -> Iterator[str]:
    """Each imported thing by its full dotted name, wherever the import stands."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = source_of(path, node)
            yield from (f"{source}.{alias.name}" for alias in node.names)


def source_of(path: str, node: ast.ImportFrom) -> str:
    """The package an import names; one dot is the folder of the file itself."""
    if not node.level:
        return node.module or ""
    folders = PurePosixPath(path).parts[: -node.level]
    return ".".join([*folders, *([node.module] if node.module else [])])


def looks_up(path: str, name: str) -> Iterator[str]:
    """An import inside the package has to point down, or stay in its room."""
    if path in SEES_ALL or name.split(".")[0] != "decision":
        return
    own = PurePosixPath(path).with_suffix("").parts[1]
    target = name.split(".")[1] if "." in name else "decision"
    target = PUBLIC.get(target, target)
    if own not in HEIGHT or target not in HEIGHT:
        yield f"{path}: {own} or {target} has no place in the order of the rooms"
    elif own != target and HEIGHT[target] >= HEIGHT[own]:
        yield f"{path}: {own} must not know {target}"


def out_of_place(path: str, name: str) -> Iterator[str]:
    for library, places in ONLY_IN.items():
        if f"{name}.".startswith(f"{library}.") and not is_in(path, places):
            yield f"{path}: {library} belongs in {places or 'no room'}"


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def asks_the_world(path: str, call: ast.Call) -> Iterator[str]:
    """A call that answers differently tomorrow, or each time."""
    said = ast.unparse(call.func)
    owner, _, function = said.rpartition(".")
    if owner and function in CLOCKS and not is_in(path, KNOWS_THE_DAY):
        yield f"{path}:{call.lineno}: {said}() asks for today's date"
    if function == "default_rng" and not (call.args or call.keywords):
        yield f"{path}:{call.lineno}: {said}() without a seed"
    if owner in {"np.random", "numpy.random"} and function not in SEEDED:
        yield f"{path}:{call.lineno}: {said}() draws without a seed"


def is_in(path: str, places: tuple[str, ...]) -> bool:
    return any(fnmatch(path, place) for place in places)


@pytest.mark.parametrize("path", PACKAGE, ids=name_of)
def test_a_file_keeps_to_its_room(path: Path) -> None:
    assert faults(name_of(path), path.read_text("utf-8")) == []


@pytest.mark.parametrize("path", [*PACKAGE, *AROUND], ids=name_of)
def test_a_file_is_short_and_named_for_what_it_holds(path: Path) -> None:
    lines = path.read_text("utf-8").count("\n")

    assert lines < MOST_LINES
    assert not FORBIDDEN_NAMES & {
        PurePosixPath(part).stem for part in path.relative_to(ROOT).parts
    }


def test_the_rules_are_held_against_real_files() -> None:
    names = {name_of(path) for path in PACKAGE}

    assert {"decision/__init__.py", "decision/case/case.py"} <= names
    assert "tests/test_layers.py" in {name_of(path) for path in AROUND}


def test_the_package_describes_the_same_order() -> None:
    order = " < ".join(
        rooms[0] if len(rooms) == 1 else f"{{{', '.join(rooms)}}}" for rooms in LAYERS
    )

    assert order in " ".join((decision.__doc__ or "").split())


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("decision/tax/net.py", "from decision.gates import gates"),
        ("decision/tax/net.py", "from decision.market.view import MarketView"),
        ("decision/tax/net.py", "import decision.mind"),
        ("decision/tax/net.py", "from ..verdict import decide"),
        ("decision/tax/net.py", "from .. import market"),
        ("decision/tax/net.py", "from decision import decide"),
        ("decision/tax/net.py", "def later():\n    import decision.page.form"),
        ("decision/gates.py", "from decision.strategies import sell"),
        ("decision/gates.py", "import decision"),
        ("decision/gates.py", "from decision.elsewhere import thing"),
        ("decision/elsewhere/thing.py", "from decision.errors import DecisionError"),
        ("decision/report/words.py", "import streamlit as st"),
        ("decision/report/words.py", "import altair as alt"),
        ("decision/tax/net.py", "import altair as alt"),
        ("decision/mind/read.py", "from urllib import request"),
        ("decision/mind/read.py", "import urllib.request"),
        ("decision/page/form.py", "import yfinance as yf"),
        ("app.py", "from socket import create_server"),
        ("decision/projection/futures.py", "import random"),
        ("decision/projection/futures.py", "rng = np.random.default_rng()"),
        ("decision/projection/futures.py", "shocks = np.random.normal(size=3)"),
        ("decision/market/calendar.py", "day = date.today()"),
        ("decision/verdict/rank.py", "day = datetime.datetime.now(tz=UTC)"),
    ],
)
def test_a_planted_fault_is_found(path: str, source: str) -> None:
    assert faults(path, source)


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("decision/tax/net.py", "from decision.case import Case"),
        ("decision/tax/net.py", "from decision.tax.bill import bill"),
        ("decision/tax/net.py", "from .bill import bill"),
        ("decision/tax/net.py", "from decision import Case"),
        ("decision/gates/due.py", "from decision.market.view import MarketView"),
        ("decision/case/link.py", "from urllib.parse import urlencode"),
        ("decision/market/yahoo.py", "import yfinance as yf"),
        ("decision/report/charts.py", "import altair as alt"),
        ("decision/report/charts/fan.py", "import altair as alt"),
        ("decision/page/form.py", "import streamlit as st\nday = date.today()"),
        ("decision/projection/futures.py", "rng = np.random.default_rng(seed)"),
        ("decision/__main__.py", "from decision.verdict import decide"),
        ("app.py", "import streamlit as st\nfrom decision.page import show"),
    ],
)
def test_what_is_allowed_is_not_called_a_fault(path: str, source: str) -> None:
    assert faults(path, source) == []
