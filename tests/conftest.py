"""What holds for every test: unhurried properties, no price kept from another run."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "unhurried",
    settings.default,  # under CI the examples are the same each time
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("unhurried")


@pytest.fixture(scope="session", autouse=True)
def _nothing_is_kept() -> Iterator[None]:
    """Neither here nor in processes that tests start; a test may name a folder."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("MARKET_DATA_CACHE", "")
        yield
