"""Which facts a clause uses: said by its check alone, and right for every check there is."""

from datetime import date
from decimal import Decimal

import pytest

from audits.checks import CHECKS
from audits.clause import Clause, Dated, Excepted, Exceptions, Scope, Step
from audits.facts import placement
from audits.money import Money
from audits.placement import Placement
from audits.signatures import SIGNATURES, Form, Parameter
from audits.used import used_by
from audits.verdict import Test as Comparison

VALUES = {
    Form.ITEMS: ("service_fee",),
    Form.MONEY: Money(100, "USD"),
    Form.NUMBER: Decimal(1),
    Form.WHOLE: 1,
    Form.FLAG: True,
    Form.EXCEPTIONS: Exceptions(
        (
            Excepted(
                state="PHL",
                side="origin",
                counterparts=(),
                regulation="s. 1",
                consultation="s. 2",
                workers_interest="s. 3",
                items=("service_fee",),
                scope=Scope(("domestic work",), (), ()),
                limited=True,
                since=0,
                until=None,
                cite="s. 1",
                seen="full_text",
            ),
        )
    ),
}
EVERYBODY = Scope()
PAID = {"costs_disclosed"}
WAGE = {"wage_amount", "wage_currency", "wage_period"}
WORK = {"destination", "area", "sector", "occupation"}
# Beside the day of the clause; written from what the checks are said to compare.
SAID = {
    "nothing-paid": PAID | {"wage_currency"},
    "paid-at-most": PAID,
    "exception-valid": {"wage_currency", "costs_told_on", "sector"},
    "paid-at-most-wage": PAID | WAGE | {"hours_per_week"},
    "repaid-by": PAID | {"wage_currency", "started_on"},
    "wage-at-least": WAGE | {"hours_per_week"},
    "wage-at-least-reference": WAGE | WORK | {"hours_per_week"},
    "wage-at-least-comparator": WAGE | {"comparator_wage_amount"},
    "paid-as-agreed": WAGE | {"paid_wage_amount"},
    "agreed-as-offered": WAGE | {"offer_wage_amount"},
    "hours-at-most": {"hours_per_week"},
    "signed-before-departure": {"departed_on", "started_on"},
    "passport-with-worker": {"passport_held_by"},
    "contract-registered": {"contract_registered_on", "departed_on"},
    "age-at-least": {"age_at_signing", "birth_year"},
    "licensed-on-day": {"destination", "sector", "occupation"},
}


def clause(check: str, on: str = "signed", scope: Scope = EVERYBODY) -> Clause:
    """An invented clause with that check."""
    return Clause(
        instrument="ALA-1", id="01", topic="", says="", cite="", seen="full_text", check=check,
        parameters={one.name: value(one) for one in SIGNATURES[check]}, on=on, start=0, until=None,
        scope=scope,
    )  # fmt: skip


def value(parameter: Parameter):
    if parameter.form is Form.WORDS:
        plain = parameter.choices[:1]
    else:
        plain = parameter.choices[0] if parameter.choices else VALUES[parameter.form]
    return Dated((Step(None, plain, ""),)) if parameter.dated else plain


def names_missing(check: str) -> set[str]:
    """The facts that the check may say are missing, as far as it names them itself."""
    test: Comparison = CHECKS[check](
        Placement("contract_signed_on", date.max),
        **{
            name: one.steps[0].value if isinstance(one, Dated) else one
            for name, one in clause(check).parameters.items()
        },
    )
    return set(test.missing) & {column.name for column in placement.c}


@pytest.mark.parametrize("check", CHECKS)
def test_what_a_check_may_miss_is_among_what_it_uses(check):
    if check == "repaid-by":
        assert used_by(clause(check)).charges
    assert names_missing(check) <= set(used_by(clause(check)).facts)


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_uses_something_beside_its_day(check):
    used = used_by(clause(check))

    assert "contract_signed_on" in used.facts
    assert len(used.facts) > 1 or used.charges or used.licence


@pytest.mark.parametrize("check, facts", SAID.items(), ids=SAID)
def test_a_check_uses_what_it_is_said_to_compare_and_nothing_else(check, facts):
    assert set(used_by(clause(check)).facts) == facts | {"contract_signed_on"}


def test_charges_references_and_the_licence_are_told_apart():
    assert used_by(clause("paid-at-most")).charges
    assert used_by(clause("wage-at-least-reference")).references
    assert used_by(clause("licensed-on-day")).licence
    plain = used_by(clause("insured"))
    assert (plain.charges, plain.references, plain.licence) == (False, False, False)


def test_what_narrows_a_clause_and_its_own_day_are_used_too():
    narrowed = clause("insured", on="departed", scope=Scope(("domestic work",), ("female",), ()))
    assert set(used_by(narrowed).facts) == {"departed_on", "sector", "sex", "insured"}

    nurses = clause("insured", on="departed", scope=Scope((), (), ("2221",)))
    assert set(used_by(nurses).facts) == {"departed_on", "occupation", "insured"}
