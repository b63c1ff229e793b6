"""The tags of a PDF, read as a screen reader meets them."""

import io
from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject


def opened(data: bytes) -> PdfReader:
    """The file as a reader opens it."""
    return PdfReader(io.BytesIO(data))


def text_of(reader: PdfReader) -> str:
    """Everything that is written in it, with single spaces."""
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def tags(reader: PdfReader) -> list[tuple[str, DictionaryObject]]:
    """Every element of the structure tree by its kind, in reading order."""
    return list(_below(reader.root_object["/StructTreeRoot"]))


def _below(node: Any) -> Iterator[tuple[str, DictionaryObject]]:
    found = node.get_object()
    if isinstance(found, ArrayObject):
        for child in found:
            yield from _below(child)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield str(found["/S"]).removeprefix("/"), found
        if "/K" in found:
            yield from _below(found["/K"])
