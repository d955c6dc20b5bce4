"""The journal: gapless, canonical, append-only on both engines."""

import hashlib
import json

import pytest
import rfc8785
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from registry.db import db
from registry.models import JournalEntry, Write
from registry.services import journal
from tests.registry.publishing import licensed, register


@pytest.fixture
def entries(app_context):
    licensed(register(), "77", "Machhapuchhre Manpower")
    db.session.commit()
    return db.session.scalars(db.select(JournalEntry).order_by(JournalEntry.seq)).all()


def test_events_are_numbered_from_one_without_a_gap(entries):
    assert [one.seq for one in entries] == [1, 2, 3]
    assert [one.kind for one in entries] == [
        "register-declared",
        "agency-entered",
        "licence-entered",
    ]


def test_a_body_is_canonical_json(entries):
    for one in entries:
        assert rfc8785.dumps(json.loads(one.body)).decode() == one.body


def test_a_leaf_is_the_hash_of_a_zero_byte_and_the_canonical_entry(entries):
    one = entries[1]
    body = json.loads(one.body)
    plain = {"seq": one.seq, "at": one.at, "actor": one.actor, "kind": one.kind, "body": body}

    assert one.leaf == hashlib.sha256(b"\x00" + rfc8785.dumps(plain)).hexdigest()


@pytest.mark.parametrize("statement", ["UPDATE journal SET actor = 'x'", "DELETE FROM journal"])
def test_the_database_itself_refuses_to_change_the_journal(entries, statement):
    with pytest.raises(DatabaseError, match="append-only"):
        db.session.execute(text(statement))
    db.session.rollback()

    assert db.session.scalar(text("SELECT count(*) FROM journal WHERE actor = 'test'")) == 3


def test_an_act_that_is_not_committed_leaves_no_event(entries):
    licensed(register("terai"), "78", "Lumbini Overseas")
    assert journal.last_seq() == 6
    db.session.rollback()

    assert journal.last_seq() == 3


def test_writes_of_private_facts_have_numbers_of_their_own(entries):
    numbers = [journal.begin_write("placements", actor="test") for _ in range(2)]

    assert numbers == [1, 2]
    assert db.session.get(Write, 2).what == "placements"
