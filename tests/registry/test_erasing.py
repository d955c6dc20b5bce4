"""Erasing a worker's data: nothing of them stays, and what cannot be judged again says so."""

from datetime import date

import pytest
from sqlalchemy import func, select

from registry.bonds import Entry
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import (
    HISTORIES,
    Charge,
    CheckRun,
    ErasedPlacement,
    Finding,
    Personal,
    Placement,
    Write,
)
from registry.services import checking, erasing, rebuilding, waiting
from registry.services.bonding import entering, tabulating
from registry.services.checking import Asked
from registry.services.exchange import placements
from tests.registry.officers import officer
from tests.registry.placing import AS_OF, PLACED, charge, everest, place


@pytest.fixture
def sunita(app_context):
    """Sunita Demo-Rai paid a fee, and her contract was corrected once; Anjali's was not."""
    agency = everest()
    place("P-ANJALI")
    place("P-SUNITA", employer="Before Sdn. Bhd.")
    charge("P-SUNITA")
    place("P-SUNITA", employer="Selangor Gloves Sdn. Bhd.")
    charge("P-SUNITA", item="visa", amount="7000.00")
    back = {"refunded_amount": "1000.00", "refunded_on": "2023-07-01"}
    charge("P-SUNITA", item="visa", amount="7000.00", **back)
    db.session.commit()
    return agency


def find(reference="P-SUNITA"):
    return db.session.scalars(select(Placement).filter_by(reference=reference)).one()


def erase(reference="P-SUNITA"):
    return erasing.erase_placement(find(reference), actor="ministry:np", ground="Her request.")


def pointing_at(number):
    """In how many rows of every table a placement's number stands."""
    columns = [
        (table, column)
        for table in db.metadata.sorted_tables
        for column in table.c
        if column.name == "placement_id"
        or (column.name == "id" and table.name in ("placement", "placement_history"))
    ]
    return sum(
        db.session.scalar(select(func.count()).select_from(table).where(column == number))
        for table, column in columns
    )


def test_no_table_keeps_a_row_of_an_erased_placement(sunita):
    checking.run_check(actor="test", as_of=AS_OF)
    number = find().id
    charges = HISTORIES[Charge]
    assert db.session.scalar(select(func.count()).select_from(charges)) == 1
    assert pointing_at(number) > 5
    erase()
    assert pointing_at(number) == 0
    assert db.session.get(ErasedPlacement, "P-SUNITA").ground == "Her request."
    assert pointing_at(find("P-ANJALI").id) > 0


def test_no_award_says_that_it_is_for_an_erased_placement(sunita):
    for reference in ("P-SUNITA", "P-ANJALI", "P-SUNITA"):
        award = Entry("award", date(2024, 4, 1), placement=reference, amount=300_000,
                      currency="NPR", ground="Order 4/2024")  # fmt: skip
        entering.enter(sunita, award, actor="test")
    erase()
    assert "P-SUNITA" not in set(db.session.scalars(select(Personal.value)))
    lines = tabulating.list_lines(sunita)
    assert [one.placement for one in lines].count(None) == 2
    assert "P-ANJALI" in {one.placement for one in lines}
    assert {one.entry.amount for one in lines} == {300_000}
    db.session.commit()
    assert rebuilding.rebuild()[1] == 0


def test_what_was_proposed_for_an_erased_placement_waits_no_more(sunita):
    gita = officer("gita")
    order = {"audit": "A-1", "currency": "NPR", "amount": 300_000}
    orders = [order | {"placement": one} for one in ("P-ANJALI", "P-SUNITA")]
    of_audit, hers, anjalis = (
        waiting.keep(kind, body, officer=gita, agency=sunita)
        for kind, body in (
            ("awards", {"audit": "A-1", "orders": orders}),
            ("bond", {"act": "award", "placement": "P-SUNITA"}),
            ("bond", {"act": "award", "placement": "P-ANJALI"}),
        )
    )
    erase()
    assert waiting.list_of(sunita) == [anjalis]
    assert {(one.state, one.ground) for one in (of_audit, hers)} == {("withdrawn", "Her request.")}
    assert "P-SUNITA" not in f"{of_audit.body} {hers.body}"
    assert anjalis.body["placement"] == "P-ANJALI"


def test_a_run_that_judged_the_erased_facts_refuses_to_be_judged_again(sunita):
    run = checking.run_check(actor="test", as_of=AS_OF)
    assert erase() == 1
    with pytest.raises(Refused, match=f"Run {run.id} cannot be judged again"):
        list(checking.replay(run.id))
    assert erasing.erased_since(run)


def test_a_run_after_the_erasure_can_be_judged_again(sunita):
    erase()
    run, lines = checking.judge(Asked(as_of=AS_OF), actor="test")
    before = list(lines)
    db.session.commit()
    assert erasing.erased_since(run) is None
    assert list(checking.replay(run.id)) == before
    assert {one["reference"] for one in before} == {"P-ANJALI"}


def test_only_runs_that_judged_the_placement_are_marked(sunita):
    earlier = checking.run_check(actor="test", as_of=find().contract_signed_on.replace(year=2020))
    other = checking.run_check(actor="test", as_of=AS_OF, agency=sunita)
    first = CheckRun(at="", actor="t", as_of=AS_OF, journal_seq=0, write_number=1, counts={})
    db.session.add(first)
    db.session.flush()
    assert db.session.get(Write, 1).what == "placements"
    assert erasing.list_runs(find()) == [other.id]
    assert first.id not in erasing.list_runs(find())
    assert earlier.id not in erasing.list_runs(find())


def test_the_counts_of_verdicts_stay(sunita):
    run = checking.run_check(actor="test", as_of=AS_OF)
    counts = run.counts
    breaches = db.session.scalar(
        select(func.count()).select_from(Finding).filter_by(placement_id=find().id)
    )
    assert breaches > 0
    erase()
    assert db.session.get(CheckRun, run.id).counts == counts
    assert erasing.count_erased(run) == breaches


def test_no_file_brings_an_erased_placement_back(sunita):
    erase()
    lines = [",".join(row) for row in (("reference", *PLACED), ("P-SUNITA", *PLACED.values()))]
    result = placements.load("\n".join(lines).encode(), actor="test")
    assert [one.column for one in result.refused] == ["reference"]
    assert "was erased" in result.refused[0].reason


def test_an_erasure_says_why(sunita):
    with pytest.raises(Refused) as refusal:
        erasing.erase_placement(find(), actor="t", ground="  ")
    assert refusal.value.field == "ground"
    assert find()


def test_nobody_erases_what_is_not_there(sunita, runner):
    with pytest.raises(NotFound):
        erasing.erase_reference("P-NOBODY", actor="t", ground="None.")
    result = runner.invoke(args=["placements", "erase", "P-NOBODY", "--ground", "None."])
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)


def test_the_operator_erases_and_replays_no_more(sunita, runner):
    run = checking.run_check(actor="test", as_of=AS_OF)
    db.session.commit()
    result = runner.invoke(args=["placements", "erase", "P-SUNITA", "--ground", "Her request."])
    assert result.exit_code == 0, result.output
    result = runner.invoke(args=["check", "replay", str(run.id)])
    assert result.exit_code == 1
    assert "cannot be judged again" in result.stderr
