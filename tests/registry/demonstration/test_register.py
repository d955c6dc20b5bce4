"""The invented registers: their agencies, names and licences."""

import csv
import unicodedata
from collections import Counter
from dataclasses import dataclass
from datetime import date

import pytest

from audits.standing import standing_on
from registry.demonstration import Demonstration, build
from registry.demonstration.agencies import Agency
from tests.registry.demonstration.told import DATA, TODAY

FORMS = set(
    "pvt private ltd limited inc incorporated corp corporation co company sdn bhd llc est pte"
    " jsc प्रा लि प्रालि".split()
)


@dataclass(frozen=True)
class Entry:
    """A licence entry as the record would keep it."""

    status: str
    since: date | None
    issued_on: date | None
    expires_on: date | None
    as_of: date | None = None
    until: date | None = None


STATUS = {
    "grant": "valid", "provisional": "provisional", "restrict": "conditional",
    "suspend": "suspended", "reinstate": "valid", "revoke": "revoked",
}  # fmt: skip


def entries(demonstration: Demonstration, agency: Agency) -> list[Entry]:
    """The licence entries that an agency's acts make, each going on with the last one's term."""
    made: list[Entry] = []
    for act in demonstration.acts:
        named = (act.register, act.agency_number) == (agency.register, agency.number)
        if named and act.act in STATUS:
            issued, expires = act.issued_on, act.expires_on
            if made and expires is None:
                issued, expires = made[-1].issued_on, made[-1].expires_on
            made.append(Entry(STATUS[act.act], act.since, issued, expires, until=act.until))
    return made


def unlicensed(demonstration: Demonstration, agency: Agency) -> int:
    """How many contracts the agency signed on days on which it might not recruit."""
    (register,) = [one for one in demonstration.registers if one.slug == agency.register]
    licence = entries(demonstration, agency)
    return sum(
        standing_on(licence, register, date.fromisoformat(row["contract_signed_on"])).licensed
        is not True
        for row in demonstration.placements
        if row["agency_number"] == agency.qualified and row["contract_signed_on"]
    )


def plain(name: str) -> list[str]:
    """The words of a name in small letters, without punctuation and company forms."""
    spaced = "".join(
        " " if unicodedata.category(letter)[0] in "PS" else letter for letter in name.casefold()
    )
    return [word for word in spaced.split() if word not in FORMS]


def test_the_same_day_and_seed_give_the_same_demonstration(
    demonstration: Demonstration,
) -> None:
    assert build(TODAY) == demonstration
    assert build(TODAY, seed=1).placements != demonstration.placements


def test_there_are_24_agencies_each_once_in_a_register(demonstration: Demonstration) -> None:
    slugs = {register.slug for register in demonstration.registers}
    numbers = {agency.qualified for agency in demonstration.agencies}
    assert len(demonstration.agencies) == len(numbers) == 24
    assert {agency.register for agency in demonstration.agencies} == slugs


def test_one_list_is_too_old_to_say_anything_of_today_and_the_others_are_fresh(
    demonstration: Demonstration,
) -> None:
    ages = {
        register.slug: (TODAY - register.as_of).days <= register.stale_after
        for register in demonstration.registers
    }
    assert ages == {"demo-np": True, "demo-ph": True, "demo-ph-visayas": False}


def test_a_number_stands_in_two_registers_and_one_is_printed_in_native_digits(
    demonstration: Demonstration,
) -> None:
    numbers = Counter(agency.number for agency in demonstration.agencies)
    assert [number for number, times in numbers.items() if times > 1] == ["DEMO-0107-LB"]
    assert sum(not number.isascii() for number in numbers) == 1


def test_every_register_and_agency_says_that_it_is_invented(
    demonstration: Demonstration,
) -> None:
    assert all("demonstration" in register.name for register in demonstration.registers)
    for agency in demonstration.agencies:
        assert "invented" in agency.source
        assert agency.emails.endswith(".example.org")
        assert "555" in agency.phones
        assert "Demonstration House" in agency.address


def test_an_agency_has_either_acts_or_a_reported_status(demonstration: Demonstration) -> None:
    acted = {f"{act.register}:{act.agency_number}" for act in demonstration.acts}
    for agency in demonstration.agencies:
        assert (agency.qualified in acted) != bool(agency.status), agency.name


def test_every_kind_of_act_occurs_in_order_and_none_lies_ahead(
    demonstration: Demonstration,
) -> None:
    assert {act.act for act in demonstration.acts} == {*STATUS, "apply", "review", "appeal"}
    for agency in demonstration.agencies:
        days = [entry.since for entry in entries(demonstration, agency) if entry.since]
        assert days == sorted(days)
        assert all(day <= TODAY for day in days)


def test_an_act_follows_only_a_status_that_allows_it(demonstration: Demonstration) -> None:
    for agency in demonstration.agencies:
        words = [entry.status for entry in entries(demonstration, agency)]
        acts = [a.act for a in demonstration.acts if a.agency_number == agency.number
                and a.register == agency.register and a.act in STATUS]  # fmt: skip
        for before, act in zip(["", *words], acts, strict=False):
            if act == "reinstate":
                assert before == "suspended", agency.name
            if act in ("suspend", "restrict"):
                assert before in ("valid", "provisional", "conditional"), agency.name


def test_today_the_registers_show_every_kind_of_standing(demonstration: Demonstration) -> None:
    by_slug = {register.slug: register for register in demonstration.registers}
    found = Counter(
        standing_on(entries(demonstration, agency), by_slug[agency.register], TODAY).status
        for agency in demonstration.agencies
        if not agency.status
    )
    assert set(found) == {
        "valid", "provisional", "conditional", "suspended", "revoked", "expired",
    }  # fmt: skip
    assert found["valid"] >= 12


def test_only_the_agencies_whose_story_it_is_signed_without_a_licence(
    demonstration: Demonstration,
) -> None:
    guilty = {
        agency.name.split()[0]: unlicensed(demonstration, agency)
        for agency in demonstration.agencies
        if not agency.status and unlicensed(demonstration, agency)
    }
    assert set(guilty) == {"Ratokhola", "Habagat", "Hamog"}
    assert guilty["Ratokhola"] > 20
    assert guilty["Hamog"] == 6


def test_no_name_is_that_of_a_real_firm(demonstration: Demonstration) -> None:
    if not DATA.is_dir():
        pytest.skip("the full registers do not lie beside this checkout")
    real = set()
    for file in sorted(DATA.glob("*.csv")):
        if not file.name.startswith(("isco", "fee-")):
            with file.open(encoding="utf-8-sig", newline="") as lines:
                real |= {tuple(plain(cell)) for row in csv.reader(lines) for cell in row}
    pairs = {words[:2] for words in real if len(words) > 1}
    assert tuple(plain("NEELKAMAL Human Resource (Pvt) Ltd")) in real
    names = [
        name
        for agency in demonstration.agencies
        for name in (agency.name, agency.name_local, *agency.trading_names.split("|"))
        if name
    ] + [row["employer"] for row in demonstration.placements]
    for name in names:
        words = tuple(plain(name))
        assert words not in real, name
        assert words[:2] not in pairs, name
