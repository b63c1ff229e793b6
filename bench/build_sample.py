"""Build decision/market/sample from the price files named in its README.

    python bench/build_sample.py FOLDER     the folder that holds the price files

Prices stay float32 as in the source. Where a file gives both, `SYMBOL|close` is
split-adjusted and `SYMBOL|total` includes dividends; where it gives adjusted closes
only, there is a total and no close.
"""

import sys
from pathlib import Path

import pandas as pd

SAMPLE = Path(__file__).parent.parent / "decision" / "market" / "sample"
ADJUSTED = "us_stocks_20_1990_2022.parquet"
BOTH = "tech6_adj_and_close_2013_2023.parquet"
MARKET = "sp500_price_index_1990_2022.parquet"
# The first rows of RRC are from before a split that its adjustment misses.
WRONG_ROWS = {"RRC": 90}
NAMES = {
    "AAPL": "Apple",
    "AMD": "Advanced Micro Devices",
    "AMZN": "Amazon",
    "BAC": "Bank of America",
    "BBY": "Best Buy",
    "CVX": "Chevron",
    "GE": "General Electric",
    "GOOG": "Alphabet",
    "HD": "Home Depot",
    "JNJ": "Johnson & Johnson",
    "JPM": "JPMorgan Chase",
    "KO": "Coca-Cola",
    "LLY": "Eli Lilly",
    "META": "Meta Platforms",
    "MRK": "Merck",
    "MSFT": "Microsoft",
    "NFLX": "Netflix",
    "NVDA": "NVIDIA",
    "PEP": "PepsiCo",
    "PFE": "Pfizer",
    "PG": "Procter & Gamble",
    "RRC": "Range Resources",
    "UNH": "UnitedHealth",
    "WMT": "Walmart",
    "XOM": "Exxon Mobil",
}


def prices(folder: Path) -> pd.DataFrame:
    """All series side by side: SYMBOL|close and SYMBOL|total, missing where unknown."""
    both = pd.read_parquet(folder / BOTH)
    both = both.rename(columns=lambda name: name.replace("|adj", "|total"))
    known = {str(name).split("|")[0] for name in both}
    adjusted = pd.read_parquet(folder / ADJUSTED)
    for symbol, rows in WRONG_ROWS.items():
        adjusted.loc[adjusted.index[:rows], symbol] = float("nan")
    adjusted = adjusted[[name for name in adjusted if name not in known]]
    market = pd.read_parquet(folder / MARKET).rename(columns={"SP500": "^GSPC|close"})
    parts = [adjusted.add_suffix("|total"), both, market]
    whole = pd.concat(parts, axis="columns", sort=True)
    return whole.sort_index(axis="columns").astype("float32")


def contents(table: pd.DataFrame) -> str:
    """The list of symbols in TOML: name, kind, first and last day, what is missing."""
    names = [str(name) for name in table]
    symbols = [name.removesuffix("|total") for name in names if "|total" in name]
    lines = ["# Written by bench/build_sample.py: what prices.parquet holds."]
    for symbol in symbols:
        days = table[f"{symbol}|total"].dropna().index
        lines += [
            f"\n[{symbol}]",
            f'name = "{NAMES[symbol]}"',
            'kind = "stock"',
            f"first = {days[0].date()}",
            f"last = {days[-1].date()}",
            f"adjusted_only = {str(f'{symbol}|close' not in names).lower()}",
        ]
    return "\n".join(lines) + "\n"


def main(folder: Path) -> None:
    """Write prices.parquet and symbols.toml."""
    table = prices(folder)
    (SAMPLE / "symbols.toml").write_text(contents(table), "utf-8")
    days = [day.date() for day in pd.DatetimeIndex(table.index)]
    table.index = pd.Index(days, name="day")
    table.to_parquet(SAMPLE / "prices.parquet", compression="zstd")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
