"""What speaks for the named way and against it, as codes and dollars."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One thing that speaks for or against the named way.

    `code` is a factor of the ledger, or what called for the way, or what limits how
    clear it is. `dollars` are what it adds or takes off in today's money, None where
    it is not a matter of dollars.
    """

    code: str
    dollars: float | None = None
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """The strongest reasons for the named way, and the strongest one against it.

    In dollars they compare it with `beside`: holding, or for a named hold the next
    best way. None where there is nothing to compare.
    """

    supports: tuple[Reason, ...] = ()
    against: Reason | None = None
    beside: str | None = None


NO_REASONS = Reasons()
