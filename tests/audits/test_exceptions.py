"""Exceptions to the zero-fee rule, as a clause names them."""

from datetime import date

from audits.clause import Exceptions
from audits.days import number
from audits.instrument import read
from audits.items import expand

EXCEPTING = """
id = "STD-A"
kind = "standard"
title = "T"
signed = 2018-11-16
[[clause]]
id = "01"
says = "S."
cite = ""
seen = "secondary"
check = "exception-valid"
items = ["fees"]
[[clause.exception]]
state = "NPL"
side = "origin"
counterparts = ["QAT"]
regulation = "Act, s. 24"
consultation = false
items = ["fees", "visa"]
occupations = ["53"]
since = "2019-06"
until = "2021"
cite = "s. 24"
seen = "excerpt"
[[clause.exception]]
state = "SGP"
side = "destination"
items = ["fees"]
for_all = true
since = 2011-01-01
cite = ""
seen = "secondary"
"""


def test_an_exception_says_what_is_shown_what_is_not_and_what_is_not_known() -> None:
    clause = read(EXCEPTING, "std-a.toml").clauses[0]
    exceptions = clause.parameters["exception"]
    assert isinstance(exceptions, Exceptions)
    nepal, singapore = exceptions.each
    assert (nepal.regulation, nepal.consultation, nepal.workers_interest) == (
        "Act, s. 24",
        False,
        None,
    )
    assert (nepal.limited, singapore.limited) == (True, False)
    assert nepal.items == (*expand(["fees"]), "visa")
    days = [number(date(2019, 6, 30)), number(date(2021, 1, 1))]
    assert [nepal.since, nepal.until] == days
    assert exceptions.turns == {*days, number(date(2011, 1, 1))}
    assert exceptions.between("NPL", "QAT").each == (nepal,)
    assert exceptions.between("NPL", "SGP").each == (singapore,)
    assert exceptions.between("SGP", "NPL").each == ()
