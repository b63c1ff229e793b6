"""A folder for kept answers."""

from pathlib import Path

import pytest

from decision.market.yahoo.environment import CACHE
from tests.market.loopback import Loopback


@pytest.fixture
def folder(yahoo: Loopback, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where answers are kept; it is made when the first one is."""
    monkeypatch.setenv(CACHE, str(tmp_path / "cache" / "prices"))
    return tmp_path / "cache" / "prices"
