"""US lots: trades taken one by one into sales, washed losses and what is left."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from decision.errors import TradeError
from decision.tax.disposal import Disposal, Held, Realised, Use, Washed
from decision.tax.identify import Parcel, identify, parcel_of, without_dust
from decision.tax.replace import Loss, Replacement, has_wash_rule, open_loss, wash
from decision.tax.trades import Transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Shares of one parcel as they were sold; `gain` is signed, before any denial."""

    sale: Transaction
    parcel: Parcel
    gain: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Where things stand after some of the trades.

    `parcels` are held, in order of purchase; `losses` may still be replaced; a
    replacement's key is the place of its piece in `pieces`. `split` remembers which
    symbol was split when, since each account reports the same split.
    """

    parcels: tuple[Parcel, ...] = ()
    pieces: tuple[Piece, ...] = ()
    losses: tuple[Loss, ...] = ()
    found: tuple[Replacement, ...] = ()
    split: frozenset[tuple[str, date]] = frozenset()


def realise_lots(transactions: Iterable[Transaction]) -> Realised:
    """Take the trades in order; see `realise`.

    Source: 26 U.S.C. § 1091, § 1222; 26 CFR § 1.1012-1(c), § 1.1091-1.
    """
    book = Book()
    for order, transaction in enumerate(transactions):
        book = _washed(_after(book, transaction, order=order), transaction.on)
    return Realised(disposals=_disposals(book), holdings=_holdings(book))


def _after(book: Book, transaction: Transaction, *, order: int) -> Book:
    if transaction.side == "sell":
        return _sold(book, transaction, order=order)
    if transaction.side == "split":
        return _split(book, transaction)
    return replace(book, parcels=(*book.parcels, parcel_of(transaction, order=order)))


def _washed(book: Book, today: date) -> Book:
    """Match what is open as soon as something may replace it: a purchase or a sale."""
    losses = tuple(loss for loss in book.losses if loss.last >= today)
    if not losses:
        return replace(book, losses=())
    found, losses, parcels = wash(losses, book.parcels)
    return replace(book, parcels=parcels, losses=losses, found=(*book.found, *found))


def _sold(book: Book, sale: Transaction, *, order: int) -> Book:
    """A sale in a retirement account changes what is held and nothing else."""
    sold, left = identify(book.parcels, sale)
    if sale.account != "taxable":
        return replace(book, parcels=left)
    units = sum(parcel.units for parcel in sold)
    pieces = tuple(_piece(sale, parcel, of=units) for parcel in sold)
    losses = _open_losses(pieces, order=order, first_key=len(book.pieces))
    return replace(
        book,
        parcels=left,
        pieces=book.pieces + pieces,
        losses=book.losses + losses,
    )


def _piece(sale: Transaction, parcel: Parcel, *, of: float) -> Piece:
    proceeds = sale.amount * parcel.units / of
    return Piece(sale=sale, parcel=parcel, gain=parcel.gain(proceeds))


def _open_losses(
    pieces: Iterable[Piece], *, order: int, first_key: int
) -> tuple[Loss, ...]:
    """A rounding error of a cent's fraction is no loss: it must not use shares up."""
    return tuple(
        open_loss(
            piece.parcel, amount=-piece.gain, on=piece.sale.on, order=order, key=key
        )
        for key, piece in enumerate(pieces, start=first_key)
        if without_dust(-piece.gain, of=piece.parcel.cost)
        and has_wash_rule(piece.sale.kind, on=piece.sale.on)
    )


def _split(book: Book, split: Transaction) -> Book:
    """More units at the same cost; units sold before count in new units from now on."""
    ratio = _ratio(book, split)
    place = (split.symbol, split.on)
    parcels = tuple(
        _scaled(parcel, ratio) if _is_split(parcel, split) else parcel
        for parcel in book.parcels
    )
    if place in book.split:
        return replace(book, parcels=parcels)
    losses = tuple(
        replace(loss, sold=_scaled(loss.sold, ratio))
        if loss.sold.symbol == split.symbol
        else loss
        for loss in book.losses
    )
    return replace(book, parcels=parcels, losses=losses, split=book.split | {place})


def _ratio(book: Book, split: Transaction) -> float:
    """New units per old one; extra units come on shares, not on options to buy."""
    held = sum(
        parcel.units
        for parcel in book.parcels
        if _is_split(parcel, split) and parcel.side != "option"
    )
    if not held:
        raise TradeError(
            f"Trade {split.id} splits {split.symbol or 'it'} on {split.on}, but none"
            " is held in that account on that day."
        )
    return 1 + split.units / held


def _is_split(parcel: Parcel, split: Transaction) -> bool:
    place = (parcel.symbol, parcel.account, parcel.owner)
    return place == (split.symbol, split.account, split.owner)


def _scaled(parcel: Parcel, ratio: float) -> Parcel:
    return replace(parcel, units=parcel.units * ratio)


def _disposals(book: Book) -> tuple[Disposal, ...]:
    """One per sale, in the order they happened."""
    by_sale: dict[str, list[int]] = {}
    for key, piece in enumerate(book.pieces):
        by_sale.setdefault(piece.sale.id, []).append(key)
    by_key: dict[int, list[Replacement]] = {}
    for match in book.found:
        by_key.setdefault(match.key, []).append(match)
    return tuple(
        _disposal([(book.pieces[key], by_key.get(key, [])) for key in keys])
        for keys in by_sale.values()
    )


def _disposal(pieces: list[tuple[Piece, list[Replacement]]]) -> Disposal:
    sale = pieces[0][0].sale
    found = [match for _, matches in pieces for match in matches]
    return Disposal(
        id=sale.id,
        on=sale.on,
        symbol=sale.symbol,
        units=sale.units,
        gain=sum(piece.gain for piece, _ in pieces),
        denied=sum((match.amount for match in found if not match.is_lost), 0.0),
        lost=sum((match.amount for match in found if match.is_lost), 0.0),
        long=_long_result(pieces),
        matches=_uses(sale, [piece for piece, _ in pieces]),
        washes=tuple(
            Washed(match.lot, match.units, match.amount, match.is_lost)
            for match in found
        ),
        provisional_until=_last_day([piece for piece, _ in pieces]),
    )


def _last_day(pieces: Iterable[Piece]) -> date | None:
    days = [loss.last for loss in _open_losses(pieces, order=0, first_key=0)]
    return max(days, default=None)


def _long_result(pieces: Iterable[tuple[Piece, list[Replacement]]]) -> float:
    """What counts of the shares held long-term, signed."""
    return sum(
        (
            piece.gain + sum(match.amount for match in matches)
            for piece, matches in pieces
            if piece.parcel.is_long(piece.gain, on=piece.sale.on)
        ),
        0.0,
    )


def _uses(sale: Transaction, pieces: Iterable[Piece]) -> tuple[Use, ...]:
    rule = "specified" if sale.lot else "first_in_first_out"
    units: dict[str, float] = {}
    for piece in pieces:
        units[piece.parcel.lot] = units.get(piece.parcel.lot, 0.0) + piece.parcel.units
    return tuple(Use(rule, lot, sold) for lot, sold in units.items())


def _holdings(book: Book) -> tuple[Held, ...]:
    return tuple(
        Held(
            lot=parcel.lot,
            symbol=parcel.symbol,
            units=parcel.units,
            cost=parcel.cost,
            acquired=parcel.acquired,
            account=parcel.account,
            owner=parcel.owner,
            deferred=parcel.deferred,
        )
        for parcel in book.parcels
    )
