"""Whether a clause applies is open where a fact of its scope or day is empty, which is named."""

from datetime import date

import pytest
import sqlalchemy as sa

from audits.instrument import read
from tests.audits import record
from tests.law.telling import AGENCY, world_of

LAW = """
id = "STD-A"
kind = "standard"
title = "T"
signed = 2018-11-16

[[clause]]
id = "01"
says = "Women in housework, and they alone, are insured."
cite = ""
seen = "secondary"
check = "insured"
sectors = ["domestic_work"]
sexes = ["female"]
occupations = ["5152"]
"""
SITA = {
    "contract_signed_on": date(2021, 5, 2), "sector": "domestic_work", "sex": "female",
    "occupation": "5152", "insured": "yes",
}  # fmt: skip


@pytest.mark.parametrize("fact", ["sector", "sex", "occupation", "contract_signed_on"])
def test_an_empty_fact_that_a_clause_asks_for_is_named_and_leaves_it_open(
    connection: sa.Connection, fact: str
):
    story = {"clause": "", "name": "Sita", "facts": {fact: ""}}
    record.write(connection, world_of({"usual": SITA, "agency": [AGENCY]}, [story]))
    _, (line,) = record.verdicts(connection, [read(LAW, "std-a.toml")], date(2024, 6, 30))
    assert (line["outcome"], line["missing"]) == ("unknown", [fact])
