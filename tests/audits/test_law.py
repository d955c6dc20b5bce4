"""The law as shipped: every file is good, every provision accounted for, nothing read into it."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from audits.clause import Clause, Dated
from audits.days import number
from audits.errors import BadInstrument, UnknownInstrument
from audits.instrument import Instrument
from audits.items import FEES, expand
from audits.money import Money
from audits.sectors import SECTORS
from audits.shelf import LAW, check_all, find, load_all, provisions

SHELF = load_all()


def clause(ref: str) -> Clause:
    """The shipped clause of that reference."""
    name, _, place = ref.partition("#")
    found = find(SHELF, name).clause(place)
    assert found is not None
    return found


def judged_items(instrument: Instrument) -> set[str]:
    """The cost items that any clause of the instrument judges."""
    items: set[str] = set()
    for entry in instrument.clauses:
        named = entry.parameters.get("items", ())
        assert isinstance(named, tuple)
        items.update(named)
    return items


def test_every_file_on_the_shelf_is_good() -> None:
    instruments, faults = check_all()
    assert faults == []
    assert len(instruments) == len(list(LAW.rglob("*.toml")))
    assert [one.id for one in instruments] == sorted(one.id for one in instruments)


@pytest.mark.parametrize("instrument", SHELF, ids=lambda one: one.id)
def test_provisions_are_numbered_without_a_gap(instrument: Instrument) -> None:
    found = provisions(instrument)
    assert found == tuple(f"{place:02}" for place in range(1, len(found) + 1))


@pytest.mark.parametrize("instrument", SHELF, ids=lambda one: one.id)
def test_every_clause_can_judge_and_every_source_can_be_found(instrument: Instrument) -> None:
    assert all(entry.start is not None for entry in instrument.clauses)
    assert instrument.sources
    assert all(source.url or source.locator or source.title for source in instrument.sources)
    assert instrument.confidence in ("medium", "high")
    assert instrument.note or instrument.term.in_force


@pytest.mark.parametrize("instrument", SHELF, ids=lambda one: one.id)
def test_sectors_are_spelt_as_the_vocabulary_has_them(instrument: Instrument) -> None:
    assert set(instrument.scope.sectors) <= set(SECTORS)
    assert all(set(entry.scope.sectors) <= set(SECTORS) for entry in instrument.clauses)


@pytest.mark.parametrize("name", ["CHE-PHL-2002", "CHE-IDN-2021"])
def test_the_swiss_exchanges_bind_both_ways_and_forbid_no_fee(name: str) -> None:
    exchange = find(SHELF, name)
    assert exchange.place.origins == exchange.place.destinations
    assert "CHE" in exchange.place.origins
    assert judged_items(exchange) == set()
    assert all(entry.cite and entry.seen == "full_text" for entry in exchange.clauses)
    assert all(entry.cite for entry in exchange.unchecked)


def test_malaysia_pays_the_listed_items_and_medical_costs_come_back_in_38_days() -> None:
    paid = clause("NPL-MYS-2018#02").parameters["items"]
    assert isinstance(paid, tuple)
    assert {"medical_exam", "vaccination", "background_check", "levy", "visa"} <= set(paid)
    assert "service_fee" not in paid
    assert "welfare_fund" not in paid
    repaid = clause("NPL-MYS-2018#03")
    assert repaid.parameters["items"] == expand(["medical", "background_check"])
    days = repaid.parameters["days"]
    assert isinstance(days, Dated)
    assert [(step.value, step.since) for step in days.steps] == [(38, number(date(2019, 9, 12)))]
    assert not days.steps[0].cite
    assert "our reading" in clause("NPL-MYS-2018#03").note


def test_the_malaysian_memorandum_counts_from_when_it_was_carried_out_for_five_years() -> None:
    memorandum = find(SHELF, "NPL-MYS-2018")
    assert memorandum.scope.sectors == ()
    assert memorandum.clauses[0].start == number(date(2019, 9, 12))
    assert memorandum.term.assumed_after == number(date(2024, 9, 11))


def test_the_emirates_forbid_all_fees_and_costs_from_the_signature_on() -> None:
    emirates = clause("NPL-ARE-2019#02")
    assert emirates.parameters["items"] == expand(["fees", "costs"])
    assert emirates.start == number(date(2019, 6, 14))
    drafts = {entry.id for entry in find(SHELF, "NPL-ARE-2019").unchecked if "draft" in entry.why}
    assert drafts == {"05", "06", "08"}


def test_what_the_israeli_agreement_lays_on_the_worker_only_the_standard_forbids() -> None:
    israel = find(SHELF, "NPL-ISR-2020")
    assert judged_items(israel) == set()
    assert "02" in {entry.id for entry in israel.unchecked}
    borne = expand(["visa", "medical", "travel_international", "insurance"])
    assert set(borne) <= judged_items(find(SHELF, "STD-ILO-FEES"))
    assert "ISR" not in find(SHELF, "NPL-FVFT-10000").place.counterparts


def test_domestic_workers_for_saudi_arabia_pay_no_fee_and_earn_1500_riyals() -> None:
    wage = clause("PHL-SAU-2013-DW#06")
    amount = wage.parameters["amount"]
    assert isinstance(amount, Dated)
    assert amount.steps[0].value == Money(150_000, "SAR")
    assert wage.parameters["period"] == "month"
    assert wage.scope.sectors == ("domestic work",)
    assert clause("PHL-SAU-2013-DW#03").parameters["items"] == FEES
    assert clause("IND-SAU-2014-DSW#03").cite == "art. 3"


def test_a_renewal_that_runs_by_itself_is_confirmed_and_one_not_seen_is_assumed() -> None:
    assert find(SHELF, "CHE-MCO-1996").term.assumed_after is None
    philippine = find(SHELF, "PHL-SAU-2013-DW").term
    assert philippine.assumed_after == number(date(2018, 5, 18))


def test_morocco_and_portugal_are_judged_from_when_the_agreement_was_known_in_force() -> None:
    travel = clause("MAR-PRT-2022#02")
    assert travel.parameters["items"] == ("travel_international", "repatriation")
    assert travel.start == number(date(2024, 1, 31))


def test_nepals_ceiling_is_ten_thousand_rupees_from_the_end_of_july_2015() -> None:
    ceiling = clause("NPL-FVFT-10000#01").parameters["ceiling"]
    assert isinstance(ceiling, Dated)
    assert ceiling.on(number(date(2015, 7, 30))) is None
    step = ceiling.on(number(date(2015, 7, 31)))
    assert step is not None
    assert step.value == Money(1_000_000, "NPR")
    assert len(find(SHELF, "NPL-FVFT-10000").place.counterparts) == 7


def test_the_philippine_ceiling_is_a_months_wage_and_nothing_for_domestic_workers() -> None:
    assert find(SHELF, "PHL-PLACEMENT-1M").term.in_force == "2016"
    assert clause("PHL-PLACEMENT-1M#01").start == number(date(2016, 12, 31))
    none = clause("PHL-NOFEE-DW#01")
    assert (none.check, none.scope.sectors) == ("nothing-paid", ("domestic work",))


def test_the_indian_ceiling_is_thirty_thousand_rupees_from_its_day() -> None:
    ceiling = clause("IND-R25#01").parameters["ceiling"]
    assert isinstance(ceiling, Dated)
    assert ceiling.on(number(date(2017, 12, 13))) is None
    step = ceiling.on(number(date(2017, 12, 14)))
    assert step is not None
    assert step.value == Money(3_000_000, "INR")


def test_the_ilo_definition_covers_every_item_but_loans_and_the_rest_each_once() -> None:
    fees = find(SHELF, "STD-ILO-FEES")
    assert judged_items(fees) == set(expand(["fees", "costs", "illicit"]))
    named = [one.parameters["items"] for one in fees.clauses if one.check == "nothing-paid"]
    assert sum(len(items) for items in named if isinstance(items, tuple)) == 36


def test_the_benchmark_of_equal_treatment_is_for_every_corridor() -> None:
    equal = find(SHELF, "STD-EQUAL")
    checks = {entry.check for entry in equal.clauses}
    assert {
        "wage-at-least-comparator",
        "wage-at-least-reference",
        "hours-not-worse",
        "leave-not-worse",
        "overtime-not-worse",
        "passport-with-worker",
        "free-to-change-job",
    } <= checks
    assert equal.clauses[0].start == number(date(1949, 12, 31))
    assert clause("STD-EQUAL#10").parameters["consent"] is False


def test_an_instrument_that_is_not_on_the_shelf_is_refused_by_its_name() -> None:
    with pytest.raises(UnknownInstrument) as refused:
        find(SHELF, "NPL-QAT-1899")
    assert str(refused.value) == "there is no instrument 'NPL-QAT-1899'"


GOOD = 'id = "{name}"\nkind = "{kind}"\ntitle = "T"\n'


def write(folder: Path, path: str, content: bytes) -> None:
    """A law file of a shelf of our own."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def test_all_faults_of_a_shelf_are_told_and_the_first_stops_it(tmp_path: Path) -> None:
    good = GOOD.format(name="STD-A", kind="standard").encode()
    write(tmp_path, "standards/std-a.toml", good)
    write(tmp_path, "agreements/std-b.toml", good.replace(b"STD-A", b"STD-B"))
    write(tmp_path, "standards/std-c.toml", b"\xff\xfe binary")
    write(tmp_path, "standards/std-d.toml", b'id = "STD-D"\n')
    write(tmp_path, "standards/more/standards/std-a.toml", good)
    instruments, faults = check_all(tmp_path)
    assert [one.id for one in instruments] == ["STD-A"]
    assert sorted((bad.file, bad.reason.split("'")[0]) for bad in faults) == [
        ("std-a.toml", "there is another file of this id"),
        ("std-b.toml", "a file of kind standard does not belong in the folder agreements"),
        ("std-c.toml", "this is no UTF-8 text"),
        ("std-d.toml", ""),
    ]
    assert {bad.clause for bad in faults} == {""}
    with pytest.raises(BadInstrument) as stopped:
        load_all(tmp_path)
    assert str(stopped.value) == str(faults[0])


def test_an_edition_is_of_the_bytes_so_that_line_ends_count(tmp_path: Path) -> None:
    content = GOOD.format(name="STD-A", kind="standard").replace("\n", "\r\n").encode()
    write(tmp_path, "standards/std-a.toml", content)
    (instrument,) = load_all(tmp_path)
    assert instrument.edition == hashlib.sha256(content).hexdigest()
