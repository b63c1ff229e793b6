"""A case as a text for an address: back as it was, and nothing else let in."""

import base64
import json
import zlib
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision.case import Case, link
from decision.case.link import MOST_CHARACTERS, Shared, link_text, read_link
from decision.errors import CaseError
from tests.builders import TODAY, a_case, a_document, a_lot

FOLDER = Path(__file__).parent.parent / "cases/walkthroughs"
NAMES = sorted(path.stem for path in FOLDER.glob("*.json"))
# What a document may be filled with, besides what is sensible.
AMOUNTS = st.floats(0, 1e12, allow_nan=False)
SHARES = st.floats(0, 1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(max_size=9), inner),
    max_leaves=9,
)


def days(first: int, last: int) -> st.SearchStrategy[str]:
    return st.integers(first, last).map(lambda n: str(TODAY + timedelta(days=n)))


LOTS = st.fixed_dictionaries(
    {
        "acquired": days(-9_000, 0),
        "units": st.floats(1e-6, 1e9),
        "unit_cost": AMOUNTS,
    },
    optional={"origin": st.sampled_from(["vest", "spouse", "inheritance"])},
)
CASES = st.fixed_dictionaries(
    {},
    optional={
        "position": st.fixed_dictionaries(
            {"lots": st.lists(LOTS, min_size=1, max_size=5), "name": TEXTS},
            optional={
                "loan": st.fixed_dictionaries({"amount": AMOUNTS, "rate": SHARES}),
                "restricted_until": days(-99, 999),
                "employer": st.booleans(),
            },
        ),
        "household": st.fixed_dictionaries(
            {},
            optional={
                "cash": AMOUNTS,
                "needs": st.lists(
                    st.fixed_dictionaries(
                        {"amount": st.floats(1, 1e9), "due": days(0, 5_000)}
                    ),
                    max_size=3,
                ),
                "age": st.floats(0, 130),
            },
        ),
        "mind": st.fixed_dictionaries(
            {"reason": TEXTS},
            optional={
                "view": st.floats(-1, 1),
                "answers": st.dictionaries(
                    st.sampled_from(["q1", "q7", "q12"]), st.sampled_from("abcde")
                ),
                "rule": st.fixed_dictionaries({"sell_if": TEXTS}),
            },
        ),
    },
)


def walkthrough(name: str) -> Case:
    document = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    return Case.model_validate(document["case"])


def packed(data: bytes, *, version: str = "1") -> str:
    """Any bytes, packed as a case is, with a checksum that fits."""
    packer = zlib.compressobj(level=9, wbits=-15)
    deflated = packer.compress(data) + packer.flush()
    whole = zlib.crc32(deflated).to_bytes(4, "big") + deflated
    return f"{version}.{base64.urlsafe_b64encode(whole).decode().rstrip('=')}"


def as_link(document: Any) -> str:
    return packed(json.dumps(document).encode())


def said(text: str) -> str:
    """What a text is refused with."""
    with pytest.raises(CaseError) as refused:
        read_link(text)
    return str(refused.value)


@given(changes=CASES, is_scaled=st.booleans())
def test_every_case_comes_back_as_it_was(
    changes: dict[str, Any], is_scaled: bool
) -> None:
    shared = Shared(case=a_case(**changes), is_scaled=is_scaled)

    text = link_text(shared)

    assert read_link(text) == shared
    assert link_text(read_link(text)) == text


@pytest.mark.parametrize("name", NAMES)
def test_a_worked_case_comes_back_as_it_was(name: str) -> None:
    shared = Shared(case=walkthrough(name))

    text = link_text(shared)

    assert read_link(text) == shared
    assert len(text) < 1_500


def test_the_same_case_makes_the_same_text_however_it_was_typed() -> None:
    said_once = a_case(
        household={"cash": 500, "age": 40}, mind={"answers": {"q1": "a", "q2": "b"}}
    )
    said_otherwise = a_case(
        household={"age": 40.0, "cash": "500", "needs": []},
        mind={"answers": {"q2": "b", "q1": "a"}},
    )

    assert link_text(Shared(case=said_once)) == link_text(Shared(case=said_otherwise))


def test_a_text_needs_no_escaping_in_an_address() -> None:
    text = link_text(Shared(case=a_case(mind={"reason": "<b>ø 🚀 & ?"})))

    assert set(text) <= {*"abcdefghijklmnopqrstuvwxyz0123456789-_."} | {
        *"ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    }


def test_breaks_that_a_mail_program_put_in_do_not_count() -> None:
    shared = Shared(case=a_case())
    text = link_text(shared)

    assert read_link(f" {text[:40]}\r\n{text[40:]}\n") == shared


@given(place=st.integers(2, 10_000), letter=st.sampled_from("AZaz09-_"))
def test_a_changed_letter_is_noticed(place: int, letter: str) -> None:
    shared = Shared(case=a_case())
    text = link_text(shared)
    place = 2 + place % (len(text) - 2)
    changed = text[:place] + letter + text[place + 1 :]

    assert changes_nothing(changed, shared) or "damaged" in said(changed)


def changes_nothing(text: str, shared: Shared) -> bool:
    """The last letter holds a few bits that mean nothing."""
    try:
        return read_link(text) == shared
    except CaseError:
        return False


@given(kept=st.floats(0, 0.99))
def test_a_link_that_was_cut_is_refused(kept: float) -> None:
    text = link_text(Shared(case=a_case()))

    assert "the link: " in said(text[: int(len(text) * kept)])


@given(text=st.text(max_size=300) | st.from_regex(r"\A1\.[A-Za-z0-9_-]{0,60}\Z"))
def test_any_other_text_is_refused_and_breaks_nothing(text: str) -> None:
    assert said(text).startswith("the link: ")


@given(data=st.binary(max_size=200))
def test_anything_packed_as_a_case_is_refused_and_breaks_nothing(data: bytes) -> None:
    assert said(packed(data))


@given(document=JSON | st.fixed_dictionaries({"case": JSON}))
def test_any_json_that_is_no_case_is_refused(document: Any) -> None:
    assert said(as_link(document))


@pytest.mark.parametrize(
    "document",
    [
        {"case": a_document(), "and": 1},
        {"scaled": True},
        a_document(),
        [a_document()],
    ],
)
def test_what_is_not_a_case_with_its_mark_is_refused(document: Any) -> None:
    assert "it holds no case" in said(as_link(document))


def test_a_case_with_faults_names_them() -> None:
    wrong = a_document(position={"lots": [a_lot(acquired="the other day", units=-1)]})

    told = said(as_link({"case": wrong}))

    assert "position.lots[0].acquired" in told
    assert "position.lots[0].units" in told


def test_half_a_letter_is_refused_because_no_page_can_show_it() -> None:
    document = {"case": a_document(position={"name": "\ud800"})}

    assert "it holds no case" in said(as_link(document))
    assert "it holds no case" in said(as_link({"case": {"\udfff": 1}}))


def test_brackets_without_end_are_refused() -> None:
    assert "it holds no case" in said(packed(b"[" * 150_000))


def test_a_small_text_does_not_unfold_into_a_large_document() -> None:
    assert "too large" in said(packed(b" " * 5_000_000))
    assert "too large" in said(packed(b" " * 200_001))
    assert "it holds no case" in said(packed(b" " * 199_999))


def test_another_version_is_named() -> None:
    text = link_text(Shared(case=a_case()))

    assert "it is of version 2, and this page reads version 1" in said("2" + text[1:])


def test_a_case_too_long_for_an_address_is_refused() -> None:
    letters = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(3_500))

    with pytest.raises(CaseError, match="save the case as a file"):
        link_text(Shared(case=a_case(mind={"reason": letters})))
    assert "no link to a case" in said("1." + "A" * MOST_CHARACTERS)


@pytest.mark.parametrize(("lots", "is_taken"), [(300, True), (301, False)])
def test_a_short_link_to_a_case_of_thousands_of_lots_is_refused(
    lots: int, is_taken: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = a_case(position={"lots": [a_lot()] * lots})
    with monkeypatch.context() as unchecked:
        unchecked.setattr(link, "MOST_ENTRIES", 10_000)
        text = link_text(Shared(case=case))
    assert len(text) < 1_000

    if is_taken:
        assert read_link(text).case == case
        return
    with pytest.raises(CaseError, match="301 lots, trades and amounts"):
        read_link(text)
    with pytest.raises(CaseError, match="save the case as a file"):
        link_text(Shared(case=case))
