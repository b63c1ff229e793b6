"""A case as one short text that fits into an address, and back.

The text is a version, a point, and base64 for addresses of a checksum and the deflated
document: `1.AbC-...`. What is at its default is left out, and the same case always
makes the same text.
"""

import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from typing import Any, NoReturn

from decision.case.case import Case
from decision.errors import CaseError, Problem

VERSION = "1"
# Mail programs and servers cut longer addresses; a case of that size is a file.
MOST_CHARACTERS = 8_000
_MOST_BYTES = 200_000  # of a document, however well it was deflated
# A lot a month for 25 years; each takes a while to work out, and thousands of one kind
# deflate to a short link that would keep a server busy for minutes.
MOST_ENTRIES = 300
_CHECKSUM = 4  # bytes
_DEFLATED = -15  # without a header of its own: the checksum is ours
_TEXT = re.compile(r"([0-9]{1,6})\.([A-Za-z0-9_-]+)")
_AGAIN = "copy the whole link again, or ask for the case as a file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A case that leaves the page, and whether its amounts are only proportions."""

    case: Case
    is_scaled: bool = False


def link_text(shared: Shared) -> str:
    """The text of a case; raises CaseError where it is too long for an address."""
    _check_entries(shared.case)
    data = _deflate(_written(_document(shared)))
    text = f"{VERSION}.{_encoded(_checksum(data) + data)}"
    if len(text) > MOST_CHARACTERS:
        _refuse(f"it would have {len(text):,} characters", "save the case as a file")
    return text


def read_link(text: str) -> Shared:
    """The case of a text; raises CaseError that says what is wrong with it.

    Spaces and line ends, which mail programs put into long addresses, do not count.
    """
    document = _parsed(_inflate(_checked(_decoded("".join(text.split())))))
    if not isinstance(document, dict) or not {"case"} <= set(document) <= _PARTS:
        _refuse("it holds no case", _AGAIN)
    case = Case.model_validate(document["case"])
    _check_entries(case)
    return Shared(case=case, is_scaled=document.get("scaled") is True)


_PARTS = {"case", "scaled"}


def _check_entries(case: Case) -> None:
    household = case.household
    lists = (case.position.lots, case.trades, household.needs, household.holdings)
    found = sum(len(one) for one in lists)
    if found > MOST_ENTRIES:
        told = (
            f"it holds {found:,} lots, trades and amounts; {MOST_ENTRIES} is the most"
        )
        _refuse(told, "save the case as a file")


def _document(shared: Shared) -> dict[str, Any]:
    mark = {"scaled": True} if shared.is_scaled else {}
    return {"case": shared.case.to_dict()} | mark


def _written(document: dict[str, Any]) -> bytes:
    text = json.dumps(
        document,
        sort_keys=True,
        separators=(",", ":"),
        ensure_ascii=False,
        allow_nan=False,
    )
    return text.encode()


def _parsed(data: bytes) -> Any:
    """JSON whose every text can be written again, which a half of a pair cannot."""
    try:
        document = json.loads(data)
        json.dumps(document, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        _refuse("it holds no case", _AGAIN)
    return document


def _deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(level=9, wbits=_DEFLATED)
    return packer.compress(data) + packer.flush()


def _inflate(data: bytes) -> bytes:
    """The document, however little of it there was; never more than the most."""
    unpacker = zlib.decompressobj(wbits=_DEFLATED)
    try:
        document = unpacker.decompress(data, _MOST_BYTES)
    except zlib.error:
        _refuse("it is damaged", _AGAIN)
    if not unpacker.eof:
        _refuse("it is damaged, or too large", _AGAIN)
    return document


def _checksum(data: bytes) -> bytes:
    return zlib.crc32(data).to_bytes(_CHECKSUM, "big")


def _checked(data: bytes) -> bytes:
    checksum, rest = data[:_CHECKSUM], data[_CHECKSUM:]
    if checksum != _checksum(rest):
        _refuse("it is damaged or not complete", _AGAIN)
    return rest


def _encoded(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode("ascii")


def _decoded(text: str) -> bytes:
    match = _TEXT.fullmatch(text) if len(text) <= MOST_CHARACTERS else None
    if match is None:
        _refuse("this is no link to a case", _AGAIN)
    if match[1] != VERSION:
        _refuse(
            f"it is of version {match[1]}, and this page reads version {VERSION}",
            "ask for the case as a file",
        )
    try:
        return urlsafe_b64decode(match[2] + "=" * (-len(match[2]) % 4))
    except ValueError:
        _refuse("it is damaged or not complete", _AGAIN)


def _refuse(found: str, do: str) -> NoReturn:
    raise CaseError((Problem("the link", found, do),))
