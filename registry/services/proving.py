"""One verdict explained: the facts it used, the value applied, what was compared, the payments.

The facts are those that stood at the run, the law is in the run's edition. The sentences are in
`services.telling`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _

from audits import days
from audits.clause import Clause, Dated
from audits.instrument import Instrument
from audits.money import EXPONENTS
from audits.used import used_by
from registry import clock
from registry.errors import NotFound
from registry.models import Audit, CheckRun, Placement
from registry.services import (
    converting,
    explaining,
    finding,
    judging,
    ratifying,
    stating,
    wording,
)
from registry.services.converting import Counted
from registry.services.explaining import Value
from registry.services.finding import FindingView
from registry.services.recollecting import list_stood
from registry.services.reporting.dossier import Dossier
from registry.services.stating import Fact


@dataclass(frozen=True)
class Proof:
    """A verdict with everything that it rests on.

    `run` is None for a verdict on today's facts by today's law. `value` is the dated value that
    was applied, `references` the rows of the reference terms that the wage was held against,
    `ratified` the states by whose ratification a convention counts, and how that is known.
    """

    view: FindingView
    instrument: Instrument
    clause: Clause
    run: CheckRun | None
    as_of: date
    facts: list[Fact]
    value: Value | None
    charges: list[Counted]
    references: list[dict[str, Any]]
    ratified: list[str]

    @property
    def day(self) -> date | None:
        """The day by which the clause binds; None where it is not known."""
        return self.view.row.on_day

    @property
    def asks(self) -> str:
        """What the clause's check asks, with the values of that day."""
        return explaining.check_in_words(self.clause, self.day or self.as_of)


def prove(placement: Placement, ref: str, run: CheckRun | None) -> Proof:
    """The verdict of the clause "NPL-MYS-2018#03" on a placement; NotFound where there is none."""
    view = next((one for one in finding.verdicts_of(placement, run) if one.clause == ref), None)
    law = next((one for one in judging.instruments_of(run) if _clause(one, ref)), None)
    clause = _clause(law, ref) if law else None
    if view is None or law is None or clause is None:
        reason = _("There is no verdict of %(clause)s on this placement.", clause=ref)
        raise NotFound(reason)
    used = used_by(clause)
    as_of = run.as_of if run else clock.today()
    write = run.write_number if run else None
    row = _row(placement, write)
    setting = converting.Setting(_target(view), view.row.on_day, as_of, write)
    items = converting.items_of(law, clause, view.row.on_day)
    charges = converting.list_payments(placement.id, items, setting) if used.charges else []
    references = stating.list_references(row, clause, write) if used.references else []
    currencies = frozenset(one.charge["currency"] for one in charges)
    facts = stating.Case(row, clause, currencies, references).facts(used, list(view.missing))
    if used.licence:
        facts.append(Fact("licence", wording.value_name(view.observed or "")))
    return Proof(
        view=view,
        instrument=law,
        clause=clause,
        run=run,
        as_of=as_of,
        facts=facts,
        value=_applied(clause, view.row.on_day or as_of),
        charges=charges,
        references=references,
        ratified=ratifying.list_ratified_between(law.place, row["origin"], row["destination"]),
    )


def codes_of(audit: Audit) -> dict[int, str]:
    """The code of each worker of an audit, by placement, as its report has them."""
    return Dossier(audit).workers


def get_worker(audit: Audit, code: str) -> Placement:
    """The placement of the worker who has that code in the audit's report."""
    known = Dossier(audit)
    for placement in known.placements:
        if known.workers[placement.id] == code:
            return placement
    raise NotFound(_("There is no worker %(code)s in this audit.", code=code))


def _clause(instrument: Instrument, ref: str) -> Clause | None:
    return next((one for one in instrument.clauses if one.ref == ref), None)


def _row(placement: Placement, write: int | None) -> dict[str, Any]:
    rows = list_stood(Placement, write, id=[placement.id])
    if not rows:
        raise NotFound(_("This placement was not in the register at that run."))
    return rows[0]


def _target(view: FindingView) -> str | None:
    """The currency in which the verdict's sum is; None where there is none."""
    unit = view.row.observed_unit or view.row.limit_unit
    return unit if unit in EXPONENTS else None


def _applied(clause: Clause, on: date) -> Value | None:
    """The clause's dated value that was in force on the day, with where it stands."""
    for name, value in clause.parameters.items():
        step = value.on(days.number(on)) if isinstance(value, Dated) else None
        if step is not None:
            return explaining.value_in_words(name, step)
    return None
