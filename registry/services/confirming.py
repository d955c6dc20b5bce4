"""Confirming clauses: officers compare them with the signed text, and say where it stands there.

A confirmation is a journal event, of one clause as it is (`audits.marks`): it goes on counting in
a later edition that leaves the clause as it was, and in no other. Whose word is needed is in
`services.parties`.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from sqlalchemy import select

from audits.clause import Clause
from audits.instrument import Instrument
from audits.marks import marks
from registry.db import db
from registry.errors import Forbidden, Refused
from registry.models import LawConfirmation, User
from registry.services import editions, journal
from registry.services.narrowing import country_of
from registry.services.parties import answers_for, lacking
from registry.services.remembering import forget, once
from registry.services.sourcing import Source, keep


@dataclass(frozen=True)
class Standing:
    """A clause with the confirmations that count for it, and the parties that it still lacks."""

    clause: Clause
    given: Sequence[LawConfirmation]
    lacking: Sequence[str]

    @property
    def countries(self) -> set[str]:
        """The countries whose officers have confirmed it."""
        return {row.country for row in self.given}

    @property
    def confirmed(self) -> bool:
        """Whether every party has confirmed it."""
        return not self.lacking


def confirmed_refs() -> frozenset[str]:
    """The clauses ("NPL-MYS-2018#03") that every party has confirmed in their current text."""
    return once("confirmed", _confirmed) if editions.has_register() else frozenset()


def standing_of(instrument: Instrument) -> list[Standing]:
    """Each clause of an instrument, in its order, with who has confirmed it and who has not."""
    rows = db.session.scalars(
        select(LawConfirmation)
        .filter_by(instrument_id=instrument.id, withdrawn_at=None)
        .order_by(LawConfirmation.seq, LawConfirmation.clause)
    )
    counting = marks(instrument.text)
    given: dict[str, list[LawConfirmation]] = defaultdict(list)
    for row in rows:
        if counting.get(row.clause.partition("#")[2]) == row.mark:
            given[row.clause].append(row)
    return [
        Standing(clause, given[clause.ref], lacking(instrument, given[clause.ref]))
        for clause in sorted(instrument.clauses, key=lambda one: one.id)
    ]


def confirm(instrument: Instrument, refs: Sequence[str], source: Source, *, officer: User) -> None:
    """Record that an officer found these clauses in the signed text as they stand here."""
    country = country_for(instrument, officer)
    current = _current(instrument)
    chosen = _chosen(current, refs)
    mine = {
        one.clause.ref
        for one in standing_of(current)
        if any(row.officer == officer.id for row in one.given)
    }
    new = {ref: mark for ref, mark in chosen.items() if ref not in mine}
    if not new:
        raise Refused("clauses", _("You have confirmed these clauses already."))
    body = {
        "instrument": instrument.id,
        "edition": current.edition,
        "clauses": new,
        "country": country,
        "officer": officer.id,
        "document": keep(source),
        "address": source.address.strip() or None,
        "place": source.place.strip(),
    }
    journal.record("law-confirmed", body, actor=journal.actor_of(officer))
    forget()


def withdraw(instrument: Instrument, refs: Sequence[str], ground: str, *, officer: User) -> None:
    """Withdraw a country's confirmations of these clauses, and say why."""
    country = country_for(instrument, officer)
    given = {one.clause.ref for one in standing_of(instrument) if country in one.countries}
    if not refs or not given.issuperset(refs):
        raise Refused("clauses", _("Choose clauses that your country has confirmed."))
    if not ground.strip():
        raise Refused("ground", _("State the ground of the decision."))
    body = {
        "instrument": instrument.id,
        "clauses": sorted(refs),
        "country": country,
        "ground": ground.strip(),
    }
    journal.record("law-confirmation-withdrawn", body, actor=journal.actor_of(officer))
    forget()


def check_seen(instrument: Instrument, edition: str) -> None:
    """Refuse an officer's word on another edition than the instrument's."""
    if instrument.edition != edition:
        raise Refused(
            "", _("The text was changed while you compared it. Look at the new edition first.")
        )


def may_confirm(instrument: Instrument, officer: User) -> bool:
    """Whether an officer's country has a word on the instrument."""
    return answers_for(instrument, country_of(officer))


def list_given(instrument: Instrument, officer: User) -> list[Clause]:
    """The clauses that the officer's country has confirmed, in their order."""
    country = country_of(officer)
    return [one.clause for one in standing_of(instrument) if country in one.countries]


def list_names(standing: Sequence[Standing], *, seen_by: User) -> dict[int, str]:
    """Who the officers behind confirmations are, by account; not another country's."""
    numbers = {row.officer for one in standing for row in one.given}
    known = [user for number in sorted(numbers) if (user := db.session.get(User, number))]
    ours = [user for user in known if country_of(user) == country_of(seen_by)]
    return {user.id: user.display_name or user.email for user in ours}


def country_for(instrument: Instrument, officer: User) -> str:
    """The country for which an officer answers for an instrument; Forbidden where it does not."""
    country = country_of(officer)
    if country is None or not answers_for(instrument, country):
        raise Forbidden(_("Your country is no party to this text."))
    return country


def _confirmed() -> frozenset[str]:
    with_any = set(db.session.scalars(select(LawConfirmation.instrument_id).distinct()))
    return frozenset(
        one.clause.ref
        for instrument in editions.list_current()
        if instrument.id in with_any
        for one in standing_of(instrument)
        if one.confirmed
    )


def _current(instrument: Instrument) -> Instrument:
    """The instrument as it is now; refused where that is not what the officer looked at."""
    journal.one_writer()
    forget()
    current = editions.find_current(instrument.id) or instrument
    check_seen(current, instrument.edition)
    return current


def _chosen(instrument: Instrument, refs: Sequence[str]) -> Mapping[str, str]:
    known = marks(instrument.text)
    chosen = {ref: known.get(ref.partition("#")[2], "") for ref in refs}
    clauses = {clause.ref for clause in instrument.clauses}
    if not chosen or not chosen.keys() <= clauses:
        raise Refused("clauses", _("Choose the clauses that you compared."))
    return chosen
