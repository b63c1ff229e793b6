"""What is remembered between runs: the same case on the same market, nothing else."""

import pytest
from streamlit.testing.v1 import AppTest


def two_decisions(name: str, now: float) -> None:
    """Decide on a market, then on one that differs in one thing; show both values."""
    from dataclasses import replace
    from datetime import date

    import numpy as np
    import streamlit as st

    from decision.case import Case
    from decision.market import view_of
    from decision.market.view import History
    from decision.page import cached
    from tests.builders import a_document

    document = a_document(position={"currency": "EUR"})
    day = date(2026, 11, 20)

    def rates(rate: float) -> History:
        return History(days=(day,), close=np.array([rate]), total=np.array([rate]))

    first = replace(view_of(Case.model_validate(document)), rates=rates(1.1))
    changes = {"rates": rates(now)} if name == "rates" else {name: now}
    for market in (first, first, replace(first, **changes)):
        told = cached.decision(document, market)
        assert told.position is not None
        st.write(f"{told.position.value:.2f} {told.market.trend}")


@pytest.mark.parametrize(("name", "now"), [("rates", 1.2), ("trend", -1.0)])
def test_what_the_market_says_anew_is_decided_anew(name: str, now: float) -> None:
    """At the same price of the same day; and what says the same is not."""
    page = AppTest.from_function(
        two_decisions, default_timeout=60, kwargs={"name": name, "now": now}
    ).run()

    assert not page.exception
    first, again, anew = (one.value for one in page.markdown)
    assert first == again != anew
