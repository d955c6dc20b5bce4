"""The report's results: verdicts by clause, findings, grades, missing proof, statistics."""

from collections import Counter, defaultdict
from datetime import date
from typing import cast

from flask_babel import gettext as _

from audits.money import Money
from audits.report import data
from registry.models import Charge
from registry.services import shelf
from registry.services.finding import FindingView, basis_of
from registry.services.grading import RAISED, grade_of, ground_of
from registry.services.reporting.dossier import Dossier
from registry.services.reporting.frame import corridor

FEES = ("nothing-paid", "paid-at-most", "paid-at-most-wage", "repaid-by", "exception-valid")
TREATMENT = (
    "wage-at-least", "wage-at-least-reference", "wage-at-least-comparator", "paid-as-agreed",
    "agreed-as-offered", "hours-at-most", "rest-at-least", "leave-at-least",
    "overtime-at-least", "hours-not-worse", "leave-not-worse", "overtime-not-worse",
)  # fmt: skip
EVIDENCE: dict[str | None, data.EvidenceClass] = {
    "A": "established", "BB": "established", "B": "probable",
}  # fmt: skip


def results(dossier: Dossier) -> tuple[data.ClauseResult, ...]:
    """Met, breached and unknown by clause, over the placements that the audit covers."""
    forces = {view.clause: view.force for view in dossier.findings}
    return tuple(
        data.ClauseResult(
            clause=ref,
            basis=cast("data.Basis", basis_of(ref)),
            topic=clause.topic,
            says=clause.says,
            cite=clause.cite,
            force=cast("data.Force", forces.get(ref, "unconfirmed")),
            **counted,
        )
        for ref, counted in dossier.audit.counts.items()
        if (clause := shelf.find_clause(ref, dossier.audit.run_id))
    )


def fees(dossier: Dossier) -> tuple[data.FeeFinding, ...]:
    """The breaches of clauses on fees, with the payments that each rests on."""
    return tuple(
        data.FeeFinding(
            worker=dossier.workers[view.placement_id],
            clause=view.clause,
            basis=cast("data.Basis", view.basis),
            force=cast("data.Force", view.force),
            cite=view.cite,
            charges=tuple(payment(charge) for charge in view.charges),
            owed=_money(view.row.owed_amount, view.row.owed_currency),
        )
        for view in dossier.breaches
        if view.check in FEES
    )


def treatment(dossier: Dossier) -> tuple[data.ConditionFinding, ...]:
    """The breaches on wages, hours, rest, leave and overtime."""
    return tuple(_condition(dossier, one) for one in dossier.breaches if one.check in TREATMENT)


def others(dossier: Dossier) -> tuple[data.ConditionFinding, ...]:
    """The breaches that are neither about fees nor about treatment."""
    return tuple(
        _condition(dossier, view)
        for view in dossier.breaches
        if view.check not in FEES and view.check not in TREATMENT
    )


def grades(dossier: Dossier) -> tuple[data.Graded, ...]:
    """One grade a breached clause; one that an audit of the last 24 months found too is raised."""
    counted = Counter((view.clause, view.check) for view in dossier.breaches)
    return tuple(
        _graded(dossier, clause, check, number)
        for (clause, check), number in sorted(counted.items())
    )


def missing(dossier: Dossier) -> tuple[data.Missing, ...]:
    """The facts that were not there, the most wanted first."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for view in dossier.findings:
        for fact in view.missing:
            wanted[fact].append(view.clause)
    return tuple(
        data.Missing(fact, len(clauses), tuple(sorted(set(clauses))))
        for fact, clauses in sorted(wanted.items(), key=lambda one: (-len(one[1]), one[0]))
    )


def by_sex(dossier: Dossier) -> tuple[data.Group, ...]:
    """Workers checked and workers with a breach, by sex."""
    return _groups(_sexes(dossier), dossier.breaches)


def treatment_by_sex(dossier: Dossier) -> tuple[data.Group, ...]:
    """Workers checked and workers with a breach on wages, hours or leave, by sex."""
    return _groups(_sexes(dossier), [one for one in dossier.breaches if one.check in TREATMENT])


def by_corridor(dossier: Dossier) -> tuple[data.Group, ...]:
    """Workers checked and workers with a breach, by corridor."""
    names = {one.id: corridor(one.origin, one.destination) for one in dossier.placements}
    return _groups(names, dossier.breaches)


def payment(charge: Charge) -> data.ChargeLine:
    """One payment as the report prints it."""
    return data.ChargeLine(
        reference=charge.reference or str(charge.id),
        item=charge.item,
        amount=Money(charge.amount, charge.currency),
        paid_on=charge.paid_on,
        payee=charge.payee or "",
        evidence=EVIDENCE.get(charge.evidence, "alleged"),
        refunded=Money(back, charge.currency) if (back := charge.refunded_amount) else None,
        refunded_on=charge.refunded_on,
    )


def _graded(dossier: Dossier, clause: str, check: str, breaches: int) -> data.Graded:
    grade, ground = grade_of(check), ground_of(check)
    earlier = dossier.recent
    if earlier is None or not earlier.counts.get(clause, {}).get("breached"):
        return data.Graded(grade, clause, ground, breaches)
    text = _("%(ground)s Found before in %(audit)s, within 24 months: one grade up.")
    again = text % {"ground": ground, "audit": earlier.reference}
    return data.Graded(RAISED[grade], clause, again, breaches)


def _condition(dossier: Dossier, view: FindingView) -> data.ConditionFinding:
    return data.ConditionFinding(
        worker=dossier.workers[view.placement_id],
        clause=view.clause,
        basis=cast("data.Basis", view.basis),
        force=cast("data.Force", view.force),
        topic=view.topic,
        cite=view.cite,
        observed=view.observed or "",
        limit=view.limit or "",
        on=date.fromisoformat(view.on) if view.on else None,
        gap=_money(view.row.gap_amount, view.row.gap_currency),
        gap_period=view.gap_period or "",
    )


def _sexes(dossier: Dossier) -> dict[int, str]:
    return {one.id: one.sex or "" for one in dossier.placements}


def _groups(names: dict[int, str], breaches: list[FindingView]) -> tuple[data.Group, ...]:
    found = {view.placement_id for view in breaches}
    checked = Counter(names.values())
    hit = Counter(name for placement, name in names.items() if placement in found)
    return tuple(data.Group(name, checked[name], hit[name]) for name in sorted(checked))


def _money(amount: int | None, currency: str | None) -> Money | None:
    return None if amount is None or currency is None else Money(amount, currency)
