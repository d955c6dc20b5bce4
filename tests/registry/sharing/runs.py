"""Runs made at once and in parts, what they keep, and what changes between two parts."""

from datetime import date

from sqlalchemy import select

from registry.acts import Decision
from registry.db import db
from registry.models import Finding, UnknownCount
from registry.services import checking, deciding, sharing
from registry.services.checking import Asked
from tests.registry.placing import AS_OF, charge, place

PARTS = 3


def judged_at_once():
    run = checking.run_check(actor="test", as_of=AS_OF)
    db.session.commit()
    return run


def shared(parts=PARTS):
    run = sharing.share(Asked(as_of=AS_OF), parts, actor="test")
    db.session.commit()
    return run


def judge(run, number):
    """Judge a part as a worker does; whether there was something to judge."""
    run_id = run.id
    db.session.rollback()  # the look at the run had begun a transaction
    found = sharing.judge_part(run_id, number)
    db.session.commit()
    sharing.close(run_id)
    db.session.commit()
    return found


def kept(run):
    """Everything that a run keeps but its number: counts, findings, what is unknown."""
    db.session.expire_all()
    findings = [column for column in Finding.__table__.c if column.name not in ("id", "run_id")]
    unknown = [column for column in UnknownCount.__table__.c if column.name != "run_id"]
    rows = [
        sorted(map(repr, db.session.execute(select(*columns).filter_by(run_id=run.id))))
        for columns in (findings, unknown)
    ]
    return run.counts, *rows


def correct_the_register(agency):
    """What happens between two parts: a passport given back, a fee, a contract, a revocation."""
    place("P-13-MYS", agency_number="himal:13", passport_held_by="worker")
    charge("P-13-MYS")
    place("P-13-LATER", agency_number="himal:13", passport_held_by="employer")
    deciding.decide(agency, Decision("revoke", date(2023, 1, 1), "Order 9"), actor="test")
    db.session.commit()
