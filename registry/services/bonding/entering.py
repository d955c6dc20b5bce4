"""Entries of a bond: examined against the ledger as it stands, then recorded as one event.

Which answers an act has room for stands in `registry.bonds`. Acts that need a second person come
through `services.bonding.proposing`.
"""

from dataclasses import asdict
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from audits import days
from audits.money import EXPONENTS, LARGEST, show
from audits.rates import half_up
from registry import clock
from registry.bonds import GUARANTEE, LEDGER, LODGED, PART, Entry
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Agency, Audit, Placement
from registry.services import journal, licensing, wording
from registry.services.bonding import requiring
from registry.services.bonding.ledger import Award, Ledger, Part, ledger_on
from registry.services.bonding.weighing import list_entries, rates_between
from registry.services.veiling import unveil, veil

Decided = dict[str, Any] | None


def enter(agency: Agency, entry: Entry, *, actor: str, decided: Decided = None) -> int:
    """Record an entry, or refuse it with the field and the reason; returns the event's number.

    `decided` says how it was decided: how many persons, and the proposer's role and moment.
    """
    journal.one_writer()
    examine(agency, entry)
    values = asdict(entry) | {"settled": None}
    if entry.act == "draw":
        ledger = ledger_on(list_entries(agency), entry.since)
        values |= {"amount": drawn(entry, ledger), "settled": entry.amount, "currency": None}
    if entry.placement:
        values["placement"] = veil(entry.placement)
    body: dict[str, Any] = {"register": agency.register, "number": agency.number}
    body["entry"] = {name: licensing.plain(value) for name, value in values.items()}
    body |= {"decided": decided} if decided else {}
    return journal.record("bond-entered", body, actor=actor).seq


def examine(agency: Agency, entry: Entry) -> None:
    """Refuse an entry that is not possible, with the field and the reason; nothing is written."""
    if entry.act not in LEDGER:
        raise NotFound(_("There is no such act."))
    if entry.since > clock.today():
        raise Refused("since", _("The day lies in the future."))
    _check_answers(entry)
    ledger = ledger_on(list_entries(agency), entry.since)
    of = LEDGER[entry.act].of
    if of == LODGED:
        _check_lodging(agency, entry, ledger)
    elif of == PART:
        _check_part(agency, entry, ledger)
    elif entry.act == "award":
        _check_placement(agency, entry, ledger)
    if entry.against is not None:
        _check_award(agency, entry, ledger)
    if of == PART:
        _check_left(entry, ledger)


def drawn(entry: Entry, ledger: Ledger) -> int:
    """What leaves the bond where so much of an award is settled, by the rate of that day.

    Refused where there is no rate between the two currencies.
    """
    part, award = ledger.parts[entry.of or 0], ledger.awards[entry.against or 0]
    amount = entry.amount or 0
    if part.currency == award.currency:
        return amount
    codes = {part.currency, award.currency}
    ratio = rates_between(codes).minor(days.number(entry.since), award.currency, part.currency)
    if ratio is None:
        raise Refused(
            "amount",
            _("There is no rate of exchange from %(one)s to %(other)s near that day.",
              one=award.currency, other=part.currency),
        )  # fmt: skip
    return half_up(amount * ratio)


def find_award(ledger: Ledger, entry: Entry) -> Award | None:
    """The award of the same placement that rests on the same audit, in the same currency."""
    return next(
        (
            award
            for award in ledger.awards.values()
            if (award.audit, award.currency) == (entry.audit, entry.currency)
            and unveil(award.placement) == entry.placement
        ),
        None,
    )


def _check_answers(entry: Entry) -> None:
    wanted = {
        "amount": _("Give the amount."),
        "against": _("Choose the award."),
        "bank": _("Name the bank."),
        "currency": _("Choose the currency of the bond."),
        "document": _("Name the document that shows it."),
        "expires_on": _("Give the last valid day."),
        "ground": _("State the ground of the decision."),
        "number": _("Give the number of the guarantee."),
        "of": _("Choose the part of the bond."),
        "placement": _("Name the placement by its reference."),
    }
    for name in LEDGER[entry.act].states:
        value = getattr(entry, name)
        if name == "ground" and value is None and entry.audit:
            continue  # the audit is the ground
        if value is None or (isinstance(value, str) and not value.strip()):
            raise Refused(name, wanted[name])
    if entry.amount is not None and not 0 < entry.amount <= LARGEST:
        raise Refused("amount", _("This amount is not possible."))
    if entry.currency is not None and entry.currency not in EXPONENTS:
        raise Refused("currency", wanted["currency"])
    if entry.expires_on and entry.expires_on < entry.since:
        raise Refused("expires_on", _("It would end before it begins."))


def _check_lodging(agency: Agency, entry: Entry, ledger: Ledger) -> None:
    """A bond is kept in one currency, the register's where it requires one."""
    rule = requiring.find_rule(agency.register)
    earlier = next((one for one in list_entries(agency) if LEDGER[one.act].of == LODGED), None)
    kept = (rule.currency if rule else None) or (earlier.currency if earlier else None)
    if kept and entry.currency != kept:
        raise Refused("currency", _("This bond is kept in %(currency)s.", currency=kept))
    twice = [part for part in ledger.parts.values() if entry.number and _same(part, entry)]
    if twice:
        raise Refused("number", _("A guarantee of this bank and number is lodged already."))


def _check_part(agency: Agency, entry: Entry, ledger: Ledger) -> None:
    part = ledger.parts.get(entry.of or 0)
    if part is None:
        raise Refused("of", _("There was no such part of the bond on that day."))
    only = LEDGER[entry.act].only
    if only and part.kind != only:
        raise Refused("of", _("This is possible on a bank's guarantee only."))
    _check_order(agency, entry, of=part.seq)
    ends = part.expires_on or entry.since
    if entry.act == "extend" and entry.expires_on and entry.expires_on <= ends:
        raise Refused("expires_on", _("It ends no later than now."))
    if entry.act in ("draw", "pledge") and not part.valid_on(entry.since):
        day = wording.day_name(ends)
        raise Refused("of", _("It ended on %(day)s and cannot be drawn.", day=day))


def _check_placement(agency: Agency, entry: Entry, ledger: Ledger) -> None:
    """An award is for a worker of this agency, once by each closed audit in each currency."""
    known = select(Placement.id).filter_by(agency_id=agency.id, reference=entry.placement)
    if not db.session.scalar(known):
        raise Refused("placement", _("This agency has no placement of that reference."))
    if entry.audit is None:
        return
    closed = select(Audit.id).filter_by(agency_id=agency.id, reference=entry.audit)
    if not db.session.scalar(closed.where(Audit.closed_at.is_not(None))):
        raise Refused("audit", _("This agency has no closed audit of that reference."))
    if find_award(ledger, entry):
        raise Refused("placement", _("An award of this audit is recorded for it already."))


def _check_award(agency: Agency, entry: Entry, ledger: Ledger) -> None:
    award = ledger.awards.get(entry.against or 0)
    if award is None:
        raise Refused("against", _("There was no such award on that day."))
    _check_order(agency, entry, against=award.seq)
    if entry.act in ("draw", "pay") and (entry.amount or 0) > award.open:
        left = show(award.open, award.currency)
        raise Refused("amount", _("Only %(open)s of this award is still owed.", open=left))


def _check_left(entry: Entry, ledger: Ledger) -> None:
    """Nothing leaves a part that it does not have, or that is pledged for another award."""
    part, amount = ledger.parts[entry.of or 0], entry.amount or 0
    limits = {
        "draw": part.free(entry.against),
        "pledge": part.free(),
        "release": part.free(),
        "unpledge": part.pledged.get(entry.against or 0, 0),
    }
    if entry.act not in limits:
        return
    if entry.act == "draw":
        amount = drawn(entry, ledger)
    if amount == 0:
        raise Refused("amount", _("This amount is not possible."))
    if amount > limits[entry.act]:
        left = show(limits[entry.act], part.currency)
        raise Refused("amount", _("Only %(left)s of it is left for this.", left=left))


def _check_order(
    agency: Agency, entry: Entry, *, of: int | None = None, against: int | None = None
) -> None:
    """An entry comes after those on the same part and on the same award."""
    for one in list_entries(agency):
        about = {one.seq, one.of} & {of} if of else {one.seq, one.against} & {against}
        if about and one.since > entry.since:
            raise Refused("since", _("A later entry was made already."))


def _same(part: Part, entry: Entry) -> bool:
    return (part.kind, part.bank, part.number) == (GUARANTEE, entry.bank, entry.number)
