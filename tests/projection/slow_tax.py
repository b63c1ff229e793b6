"""Taxes of eleven years in plain numbers, one future at a time.

Marginal rates, 3,000 of a loss a year against wages, one carry-forward without terms;
it shares no code with the engine.
"""

ORDINARY, LONG = 0.24, 0.15
FUTURE, DEATH, FINAL = 0.15, 0.2, 10.0


def safe(year: float) -> float:
    """What a safe dollar has become."""
    return 1.03**year


def savings(
    results: dict[int, tuple[float, float]],
) -> tuple[list[float], float]:
    """What short and long results by year save in 11 years, and the loss left then."""
    by_year, carried = [], 0.0
    for year in range(11):
        short, long = results.get(year, (0.0, 0.0))
        long -= carried
        if short * long < 0:
            both = short + long
            short, long = (both, 0.0) if both * short > 0 else (0.0, both)
        used = min(3_000.0, max(0.0, -short - long))
        carried = max(0.0, -short - long) - used
        owed = ORDINARY * max(0.0, short) + LONG * max(0.0, long)
        by_year.append(ORDINARY * used - owed)
    return by_year, carried


def alive(year: float) -> float:
    """The chance that a later year's saving is still of use."""
    return 1 - DEATH * year / FINAL


def worth(results: dict[int, tuple[float, float]], *, on: float) -> float:
    """The savings of all years and of what is left, in dollars of a date."""
    by_year, left = savings(results)
    total = sum(
        alive(year) * saved * safe(-max(0.0, year - on))
        for year, saved in enumerate(by_year)
    )
    return total + FUTURE * alive(FINAL) * left * safe(on - FINAL)
