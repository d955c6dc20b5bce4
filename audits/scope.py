"""Scope: to whom a clause applies, read from a law file and as conditions on a placement."""

import re
from collections.abc import Iterator

import sqlalchemy as sa

from audits.clause import Scope
from audits.facts import Truth, placement
from audits.tables import Table
from audits.words import N_

SEXES = ("female", "male", "other")
OCCUPATION = re.compile(r"[0-9]{1,4}", re.ASCII)


def read_scope(table: Table) -> Scope:
    """The table's own narrowing; an occupation is the first digits of an ISCO-08 code."""
    occupations = table.words("occupations")
    for code in occupations:
        if not OCCUPATION.fullmatch(code):
            raise table.bad(
                N_("%(code)s is no occupation: one to four digits of ISCO-08 are"), code=repr(code)
            )
    return Scope(table.words("sectors"), table.words("sexes", SEXES), occupations)


def within(scope: Scope) -> Iterator[Truth]:
    """What has to hold of a placement; each is NULL where the fact is empty."""
    facts = placement.c
    if scope.sectors:
        yield facts.sector.in_(scope.sectors)
    if scope.sexes:
        yield facts.sex.in_(scope.sexes)
    if scope.occupations:
        lengths = sorted({len(code) for code in scope.occupations})
        yield sa.or_(
            *(
                sa.func.substr(facts.occupation, 1, length).in_(
                    [code for code in scope.occupations if len(code) == length]
                )
                for length in lengths
            )
        )
