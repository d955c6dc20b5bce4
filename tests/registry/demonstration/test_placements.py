"""The invented placements: their words, their days, and each agency's story in them."""

import csv
from collections.abc import Callable
from statistics import median

import pytest

from registry.demonstration import Demonstration, build
from registry.demonstration.rows import PLACEMENT_COLUMNS, Row
from tests.registry.demonstration.told import DATA, TODAY, Story

WORDS = {
    "origin": {"NPL", "PHL"},
    "destination": {"MYS", "ARE", "SAU", "ISR"},
    "sex": {"female", "male"},
    "wage_currency": {"MYR", "AED", "SAR", "ILS"},
    "wage_period": {"month", "day"},
    "wage_paid_by": {"bank", "cash", "other", ""},
    "passport_held_by": {"worker", "employer", "agency", "other", ""},
    "job_change": {"free", "with_consent", "barred", ""},
    "union_free": {"yes", "no", ""},
    "social_security": {"yes", "no", ""},
    "insured": {"yes", "no", ""},
    "accommodation": {"provided", "allowance", "none"},
    "contract_language_understood": {"yes", "no", ""},
    "costs_disclosed": {"worker", "inspector", "agency", ""},
}
WAGES = {
    ("MYR", "month"): (1100, 2000),
    ("MYR", "day"): (50, 70),
    ("AED", "month"): (700, 1750),
    ("SAR", "month"): (1100, 4700),
    ("ILS", "month"): (5800, 6400),
}
DAYS = (
    "contract_signed_on", "departed_on", "started_on", "ended_on", "contract_registered_on",
    "orientation_on",
)  # fmt: skip


def less(row: Row, column: str, other: str) -> bool:
    """Whether one known amount of a placement is below another known one."""
    return bool(row[column] and row[other]) and float(row[column]) < float(row[other])


def test_there_are_three_thousand_each_with_every_column(demonstration: Demonstration) -> None:
    assert 2900 <= len(demonstration.placements) <= 3100
    assert len({row["reference"] for row in demonstration.placements}) == 3000
    assert all(tuple(row) == PLACEMENT_COLUMNS for row in demonstration.placements)


def test_each_belongs_to_an_agency_of_the_demonstration(demonstration: Demonstration) -> None:
    numbers = {agency.qualified for agency in demonstration.agencies}
    assert {row["agency_number"] for row in demonstration.placements} == numbers


def test_every_word_is_one_of_the_exchange_format(demonstration: Demonstration) -> None:
    for column, words in WORDS.items():
        assert {row[column] for row in demonstration.placements} <= words, column


def test_every_occupation_is_a_unit_group_of_isco_08(demonstration: Demonstration) -> None:
    if not DATA.is_dir():
        pytest.skip("the list of occupations does not lie beside this checkout")
    with (DATA / "isco08-labels.csv").open(encoding="utf-8-sig", newline="") as lines:
        known = {row["code"] for row in csv.DictReader(lines) if row["level"] == "4"}
    assert {row["occupation"] for row in demonstration.placements} <= known


def test_the_corridors_have_law_and_the_contracts_span_three_years(
    demonstration: Demonstration,
) -> None:
    corridors = {(row["origin"], row["destination"]) for row in demonstration.placements}
    assert corridors == {("NPL", "MYS"), ("NPL", "ARE"), ("NPL", "ISR"), ("PHL", "SAU")}
    signed = sorted(row["contract_signed_on"] for row in demonstration.placements)
    signed = [day for day in signed if day]
    assert signed[0] < "2023-12-15"
    assert signed[-1] > "2026-10-20"


def test_nothing_is_known_that_has_not_happened_yet(demonstration: Demonstration) -> None:
    for row in demonstration.placements:
        assert all(row[column] <= TODAY.isoformat() for column in DAYS)
        if not row["departed_on"] and not row["started_on"] and not row["ended_on"]:
            continue
        assert not row["ended_on"] or row["started_on"] <= row["ended_on"]
        assert not row["started_on"] or row["departed_on"] <= row["started_on"]
    waiting = [row for row in demonstration.placements if not row["started_on"]]
    assert len(waiting) > 50


def test_no_wage_is_absurd(demonstration: Demonstration) -> None:
    for row in demonstration.placements:
        low, high = WAGES[row["wage_currency"], row["wage_period"]]
        for column in ("wage_amount", "offer_wage_amount"):
            assert not row[column] or low <= float(row[column]) <= high, row["reference"]
        assert not row["paid_wage_amount"] or float(row["paid_wage_amount"]) >= low * 0.8


def test_home_work_is_mostly_done_by_women_and_plantation_work_by_men(
    demonstration: Demonstration,
) -> None:
    def women(sector: str) -> float:
        rows = [row for row in demonstration.placements if row["sector"] == sector]
        return sum(row["sex"] == "female" for row in rows) / len(rows)

    assert women("domestic work") > 0.9
    assert women("plantation") == 0
    assert 0.4 < women("caregiving") < 0.8


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_another_seed_gives_about_as_much(seed: int) -> None:
    other = build(TODAY, seed)
    assert 2900 <= len(other.placements) <= 3100
    assert 5800 <= len(other.charges) <= 6300


def test_clean_agencies_keep_no_passport_and_cut_no_wage(story: Callable[[str], Story]) -> None:
    for name in ("Aiselu", "Alitaptap"):
        rows = story(name).placements
        assert {row["passport_held_by"] for row in rows} <= {"worker", ""}
        assert not any(less(row, "wage_amount", "offer_wage_amount") for row in rows)
        assert not any(less(row, "paid_wage_amount", "wage_amount") for row in rows)


def test_the_passport_keepers_hold_them_at_some_workplaces_and_not_at_others(
    story: Callable[[str], Story],
) -> None:
    for name in ("Lampuchhre", "Kafal Pani"):
        rows = story(name).placements
        held = {row["employer"] for row in rows if row["passport_held_by"] == "employer"}
        assert held
        assert held < {row["employer"] for row in rows}
    assert story("Tampisaw").share(lambda row: row["passport_held_by"] == "employer") > 0.4
    assert story("Tampisaw").share(lambda row: row["wage_paid_by"] == "cash") > 0.3


def test_the_substituters_write_less_than_they_offered_and_pay_less_than_they_wrote(
    story: Callable[[str], Story],
) -> None:
    tinpipal, bulalakaw = story("Tinpipal"), story("Bulalakaw")
    assert tinpipal.share(lambda row: less(row, "wage_amount", "offer_wage_amount")) > 0.35
    assert tinpipal.share(lambda row: "" < row["departed_on"] < row["contract_signed_on"]) > 0.15
    assert bulalakaw.share(lambda row: less(row, "paid_wage_amount", "wage_amount")) > 0.2


def test_one_agency_can_prove_next_to_nothing(story: Callable[[str], Story]) -> None:
    missing = story("Simalchaur")
    assert missing.share(lambda row: row["costs_disclosed"] == "") > 0.8
    assert missing.share(lambda row: row["passport_held_by"] == "") > 0.4
    assert story("Aiselu").share(lambda row: row["costs_disclosed"] == "") < 0.1


def test_guards_get_less_than_nationals_and_women_less_than_men_on_the_line(
    story: Callable[[str], Story],
) -> None:
    rows = story("Bhogate").placements
    guards = [row for row in rows if row["occupation"] == "5414"]
    assert story("Bhogate").share(
        lambda row: less(row, "wage_amount", "comparator_wage_amount"), guards
    ) > 0.35  # fmt: skip
    line = [row for row in rows if row["occupation"] == "8212" and row["wage_amount"]]
    medians = {
        sex: median(float(row["wage_amount"]) for row in line if row["sex"] == sex)
        for sex in ("female", "male")
    }
    assert medians["female"] < 0.95 * medians["male"]


def test_the_hotels_of_one_agency_work_their_people_sixty_hours_and_more(
    story: Callable[[str], Story],
) -> None:
    kalij = story("Kalij")
    assert kalij.share(lambda row: float(row["hours_per_week"] or 0) >= 60) > 0.45
    assert kalij.share(lambda row: row["overtime_rate"] == "1") > 0.45


def test_one_agency_sends_where_its_licence_does_not_reach(story: Callable[[str], Story]) -> None:
    okhar = story("Okhar")
    assert okhar.agency.destinations == "MYS"
    assert {row["destination"] for row in okhar.placements} == {"MYS", "ARE"}
    assert story("Simalchaur").agency.destinations == ""
