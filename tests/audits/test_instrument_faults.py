"""Law files that may not be used: each names its file, its clause and the reason.

The texts of faults/*.toml are good; each of their faults replaces a part of one, where it first
stands, and says in whole what is then told, or how that `begins` where Python says the rest.
"""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audits.errors import BadInstrument
from audits.instrument import examine, read

FILE = "npl-mys-1999.toml"
BOOKS = {
    path.stem: tomllib.loads(path.read_text("utf-8"))
    for path in sorted((Path(__file__).parent / "faults").glob("*.toml"))
}
TREATY = BOOKS["treaty"]["law"]
FAULTS = [
    pytest.param(book["law"], fault, id=f"{name} {number}")
    for name, book in BOOKS.items()
    for number, fault in enumerate(book["fault"], 1)
]


def replaced(law: str, old: str, new: str) -> str:
    """The law with `new` in place of the first `old`."""
    assert old in law
    return law.replace(old, new, 1)


@pytest.mark.parametrize("name", BOOKS)
def test_the_text_itself_is_good(name: str) -> None:
    instrument, faults = examine(BOOKS[name]["law"], FILE)
    assert instrument is not None
    assert faults == []


@pytest.mark.parametrize("law, fault", FAULTS)
def test_a_fault_is_told_with_its_place_and_reason(law: str, fault: dict[str, str]) -> None:
    with pytest.raises(BadInstrument) as caught:
        read(replaced(law, fault["old"], fault["new"]), FILE)
    told = str(caught.value)
    assert told == fault["told"] if "told" in fault else told.startswith(fault["begins"])
    assert told.startswith(FILE)
    assert told.endswith(caught.value.reason)
    assert caught.value.clause in told


def test_every_bad_clause_is_told_at_once() -> None:
    text = TREATY.replace('"USD"', '"US$"').replace("value = 48", "value = -1")
    instrument, faults = examine(text, FILE)
    assert instrument is None
    assert [found.clause for found in faults] == ["01", "03"]


def test_a_fault_is_told_in_the_readers_language_down_to_its_cause() -> None:
    with pytest.raises(BadInstrument) as caught:
        read(replaced(TREATY, '["fees"]', '["fee"]'), FILE)
    assert caught.value.told(lambda message: f"<{message}>") == (
        "<npl-mys-1999.toml, clause 01: <'items': <'fee' is no cost item and no group of items>>>"
    )


@given(st.lists(st.sampled_from(TREATY.splitlines(keepends=True)), max_size=40), st.text())
def test_any_shuffled_file_is_read_or_refused_and_never_breaks(lines: list[str], more: str) -> None:
    head = TREATY.partition("[[clause]]")[0]
    for text in ("".join(lines), head + "".join(lines), TREATY + more):
        instrument, faults = examine(text, FILE)
        assert (instrument is None) == bool(faults)
