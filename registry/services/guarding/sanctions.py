"""Which agencies were suspended, revoked or disqualified, when, and how far back that counts.

A sanction that an appeal undid is none. A register's own rule says how many years back one counts,
by the day on which it took effect; a disqualification, which has no end, always counts.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from audits.standing import STOPS
from registry.acts import APPEAL
from registry.db import db
from registry.models import ApplicationRule, Licence, Step

FOR_EVER, NEVER = "disqualified", "never_licensed"
COUNTED = STOPS | {"revoked", FOR_EVER}


@dataclass(frozen=True)
class Sanction:
    """What an authority did to an agency, on which day; `seq` is the event that says so.

    That it warns of a recruiter who never had a licence is one too.
    """

    status: str
    since: date
    seq: int


def list_sanctions(rule: ApplicationRule | None, today: date) -> Mapping[int, tuple[Sanction, ...]]:
    """The sanctions that count, by the id of the agency, the latest first."""
    first = look_back(rule, today)
    columns = (Licence.agency_id, Licence.status, Licence.since, Licence.as_of, Licence.seq)
    query = select(*columns).where(Licence.status.in_(COUNTED), Licence.seq.not_in(_undone()))
    found: dict[int, dict[tuple[str, date], Sanction]] = defaultdict(dict)
    for agency_id, status, since, as_of, seq in db.session.execute(query.order_by(Licence.id)):
        day = since or as_of
        if day and day <= today and (status == FOR_EVER or first is None or day >= first):
            found[agency_id].setdefault((status, day), Sanction(status, day, seq))
    return {
        agency_id: tuple(sorted(made.values(), key=lambda one: (one.since, one.seq), reverse=True))
        for agency_id, made in found.items()
    }


def sanctioned() -> Select[Any]:
    """The ids of the agencies that ever had a sanction, whether it counts or not."""
    return select(Licence.agency_id).where(Licence.status.in_(COUNTED))


def look_back(rule: ApplicationRule | None, today: date) -> date | None:
    """The first day on which a sanction counts; None where there is no limit."""
    years = rule.look_back_years if rule else None
    if years is None or years >= today.year:
        return None
    last_of_february = (today.month, today.day) == (2, 29)
    return today.replace(year=today.year - years, day=28 if last_of_february else today.day)


def _undone() -> Select[Any]:
    """The events of decisions that an appeal undid."""
    return select(Step.against).where(
        Step.of == APPEAL, Step.status == "allowed", Step.against.is_not(None)
    )
