"""Cases that state only what a test of the mind is about."""

from typing import Any

from decision.case import Case


def a_case(
    kind: str = "stock", *, lots: list[dict[str, Any]] | None = None, **parts: Any
) -> Case:
    """One lot at a loss; `mind`, `household` and fields of the position by name."""
    mind, household = parts.pop("mind", {}), parts.pop("household", {})
    lot = {"acquired": "2024-01-02", "units": 10, "unit_cost": 100}
    position = {
        "kind": kind,
        "symbol": "X",
        "lots": lots or [lot],
        "price": {"unit": 60, "on": "2026-11-20"},
        **parts,
    }
    return Case.model_validate(
        {
            "as_of": "2026-11-20",
            "position": position,
            "mind": mind,
            "household": household,
        }
    )
