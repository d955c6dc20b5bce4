"""Verifying: a journal that is whole says so; every way of changing it is found and named."""

import pytest
from sqlalchemy import func, text

from registry.db import db
from registry.errors import Refused
from registry.ledger.note import LOG, new_key
from registry.models import JournalCheckpoint, Personal
from registry.services import checkpointing, veiling
from registry.services.verifying import Asked, verify
from tests.registry.journal import insider


def test_a_whole_journal_is_whole_from_either_end(signed, unsigned_tail, faults):
    assert faults() == faults(recent=True) == faults(outside=signed) == []

    report = verify(Asked(keys=checkpointing.list_keys()))
    assert (report.entries, report.checkpoints, report.rows) == (9, 2, 9)
    report = verify(Asked(keys=checkpointing.list_keys(), recent=True))
    assert (report.first, report.entries) == (8, 2)


def test_a_changed_word_is_found_by_its_leaf(signed, faults):
    insider.unguard()
    insider.spoil(3, actor="somebody else")

    told = faults()
    assert told[0] == "Entry 3 of the journal is not what was recorded."
    assert "Entries up to 5 are not those that were signed; the first difference lies" in told[1]


@pytest.mark.parametrize(
    "change",
    [{"at": "2020-01-01T00:00:00Z"}, {"kind": "agency-entered"}, {"body": "{}"}, {"actor": "x"}],
)
def test_a_change_with_its_leaf_made_anew_is_found_by_the_checkpoints(signed, faults, change):
    insider.unguard()
    insider.edit(7, **change)

    assert any("from entry 6 on" in fault for fault in faults())


def test_an_entry_taken_out_is_found(signed, faults):
    insider.unguard()
    insider.remove(4, closing=False)
    assert "Entry 4 of the journal is missing." in faults()


def test_an_entry_taken_out_with_the_gap_closed_is_found(signed, faults):
    insider.unguard()
    insider.remove(4, closing=True)
    assert any("The journal has 6 entries, and 7 were signed" in fault for fault in faults())


def test_a_journal_cut_off_with_its_checkpoint_is_found_by_one_that_was_kept_elsewhere(
    signed, faults
):
    insider.unguard()
    insider.remove(7, closing=True)
    insider.remove(6, closing=True)
    db.session.execute(text("DELETE FROM checkpoint WHERE id = 2"))

    assert not any("signed" in fault for fault in faults(rows=False))
    assert any("5 entries, and 7 were signed" in one for one in faults(outside=signed, rows=False))


def test_a_checkpoint_in_other_letters_is_found(signed, faults):
    insider.unguard()
    table = JournalCheckpoint.__table__
    db.session.execute(table.update().values(peaks=func.upper(table.c.peaks)))

    assert faults()[:2] == [f"Checkpoint {number} is not what was signed." for number in (1, 2)]


def test_guards_that_were_taken_off_are_missed(signed, faults):
    insider.unguard()

    assert faults() == [
        "Nothing in the database keeps journal from being changed.",
        "Nothing in the database keeps checkpoint from being changed.",
    ]


@pytest.mark.parametrize(
    "change",
    [{"size": 6}, {"size": -1}, {"peaks": ""}, {"root": "ab"}, {"note": "x"}, {"id": 9}],
)
def test_a_changed_checkpoint_is_found(signed, faults, change):
    insider.unguard()
    table = JournalCheckpoint.__table__
    db.session.execute(table.update().where(table.c.id == 2).values(change))

    assert any(fault.startswith("Checkpoint ") or "no signed note" in fault for fault in faults())


def test_a_checkpoint_that_another_key_signed_is_no_checkpoint(signed, unsigned_tail, faults):
    (checkpointing.current_app.config["INSTANCE"] / "journal.key").unlink()
    other = new_key(checkpointing.current_app.config["JOURNAL_ORIGIN"], LOG)
    checkpointing.write_secret(checkpointing.current_app.config["INSTANCE"] / "journal.key", other)
    checkpointing.keep_up()

    assert faults() == ["No known key signed checkpoint 3."]


@pytest.mark.parametrize(
    "change, fault",
    [
        (
            "UPDATE agency SET name = 'Other' WHERE id = 1",
            "Row 1 of agency is not what the journal",
        ),
        ("DELETE FROM licence WHERE id = 3", "Row 3 of licence is missing."),
        ("UPDATE licence SET status = 'revoked' WHERE id = 2", "Row 2 of licence is not what"),
        (insider.STRANGER, "No entry made row x of register."),
    ],
)
def test_a_changed_row_of_what_the_public_reads_is_found(signed, faults, change, fault):
    db.session.execute(text(change))

    assert [one.startswith(fault) for one in faults()] == [True]


def test_an_entry_that_makes_no_sense_is_named(signed, unsigned_tail, faults):
    insider.unguard()
    insider.edit(9, body='{"register":"nowhere","number":"1","entry":{}}')
    db.session.commit()

    assert verify(Asked(keys=checkpointing.list_keys(), recent=True)).faults == []
    assert "Entry 9 of the journal makes no sense after those before it." in faults()


def test_recent_verification_begins_where_a_given_checkpoint_ends(signed, unsigned_tail):
    keys = checkpointing.list_keys()
    report = verify(Asked([signed[0]], keys, recent=True))

    assert (report.first, report.entries, report.faults) == (6, 4, [])


def test_personal_values_are_counted_and_held_against_their_hashes(signed, faults):
    kept, gone = veiling.veil("Sita Gurung"), veiling.veil("Ram Thapa")
    assert veiling.erase(gone)
    assert not veiling.erase(gone)
    assert (veiling.unveil(kept), veiling.unveil(gone)) == ("Sita Gurung", None)
    assert faults() == []
    report = verify(Asked(keys=checkpointing.list_keys()))
    assert (report.held, report.erased) == (1, 1)

    db.session.get(Personal, kept).value = "Sita Rai"
    assert faults() == [f"The personal value {kept} is not what was recorded."]


def test_the_same_value_has_another_hash_each_time(app_context):
    assert veiling.veil("Sita Gurung") != veiling.veil("Sita Gurung")


def test_without_a_key_nothing_is_signed(app_context):
    with pytest.raises(Refused, match="flask journal key"):
        checkpointing.make()
    assert checkpointing.keep_up() is None


def test_a_second_key_is_refused(app_context):
    checkpointing.make_key()
    with pytest.raises(Refused, match="a key already"):
        checkpointing.make_key()
