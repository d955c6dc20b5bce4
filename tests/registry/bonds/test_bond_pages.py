"""The bond's pages in the office, what the public sees of it, and the same from the terminal."""

import csv
import io
import json
from datetime import timedelta

import pytest

from registry import clock
from registry.bonds import Entry
from registry.db import db
from registry.models import Audit, BondEntry, CheckRun, Clearance, Committee, JournalEntry
from registry.services import licensing, organising
from registry.services.bonding import entering
from tests.registry.placing import everest, place

PUBLIC = "/en/agencies/himal/1042-070-71"
OFFICE = "/en/office/agencies/himal/1042-070-71"
NUMBER = "himal:1042/070/71"
GUARANTEE = {"since": "2024-04-01", "bank": "Himal Bank", "number": "G-7", "amount": "5000.00",
             "currency": "NPR", "expires_on": "2999-12-31"}  # fmt: skip
AWARD = {"since": "2024-04-01", "placement": "P-1", "amount": "3000", "currency": "NPR",
         "ground": "Order 4/2024"}  # fmt: skip


@pytest.fixture
def agency(app):
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        organising.found("mys-labour", name="Labour", kind="ministry", country="MYS")
        everest()
        place("P-1")
        db.session.commit()


@pytest.fixture
def sita(agency, as_role):
    return as_role("ministry", "npl-labour")


@pytest.fixture
def hari(agency, as_role):
    return as_role("ministry", "npl-labour")


def events(app, model=BondEntry):
    with app.app_context():
        return {row.act: row.seq for row in db.session.scalars(db.select(model))}


def test_an_entry_of_one_person_is_recorded_at_once(app, client, sita):
    assert sita.post(f"{OFFICE}/bond/lodge_guarantee", data=GUARANTEE).location == f"{OFFICE}/bond"
    page = sita.get(f"{OFFICE}/bond").text
    assert "Guarantee of Himal Bank, No. G-7" in page
    assert "5,000.00 NPR" in page
    assert "not confirmed" in page
    seq = events(app)["lodge_guarantee"]
    sita.post(f"{OFFICE}/bond/confirm", data={"since": "2024-04-02", "of": seq, "document": "L 1"})
    public = client.get(PUBLIC).text
    assert "Held: 5,000.00 NPR." in public
    assert "Himal Bank" not in public


def test_a_drawing_is_proposed_by_one_and_approved_by_another(app, sita, hari):
    sita.post(f"{OFFICE}/bond/lodge_guarantee", data=GUARANTEE)
    hari.post(sita.post(f"{OFFICE}/bond/award", data=AWARD).location)
    held = events(app)
    asked = sita.get(f"{OFFICE}/bond/draw?against={held['award']}").text
    assert f'<option selected value="{held["award"]}">P-1: 3,000.00 NPR owed</option>' in asked
    drawing = {"since": "2024-05-01", "of": held["lodge_guarantee"], "against": held["award"],
               "amount": "3000.00", "ground": "Not repaid."}  # fmt: skip
    proposal = sita.post(f"{OFFICE}/bond/draw", data=drawing).location
    assert "draw" not in events(app)
    shown = hari.get(proposal).text
    for said in ("Draw for a worker", "Guarantee of Himal Bank", "P-1: 3,000.00 NPR owed"):
        assert said in shown
    hari.post(proposal)
    page = sita.get(f"{OFFICE}/bond").text
    assert "Drawn for a worker" in page
    assert "2,000.00 NPR" in page
    again = sita.post(f"{OFFICE}/bond/draw", data=drawing)
    assert again.status_code == 422


@pytest.mark.parametrize(
    "act, changed, said",
    [
        ("lodge_guarantee", {"amount": "5,000"}, "is no amount"),
        ("lodge_guarantee", {"amount": "5.123"}, "has more than 2 decimals"),
        ("lodge_guarantee", {"expires_on": ""}, "Give the last valid day."),
        ("lodge_guarantee", {"since": "2999-01-01"}, "The day lies in the future."),
        ("lodge_guarantee", {"bank": "B" * 301}, "At most 300 characters."),
        ("award", {"placement": "P-9"}, "no placement of that reference"),
        ("release", {"of": "77"}, "Not a valid choice"),
    ],
)
def test_a_bad_answer_is_refused_beside_its_field_and_nothing_is_lost(sita, act, changed, said):
    given = (AWARD if act == "award" else GUARANTEE) | {"ground": "Why it is so."} | changed
    refused = sita.post(f"{OFFICE}/bond/{act}", data=given)
    assert refused.status_code == 422
    assert said in refused.text
    assert (given["bank"] if "bank" in given and act != "release" else "Why it") in refused.text


def test_a_clearance_that_ends_is_red_on_the_public_page_once_it_is_approved(
    app, client, sita, hari
):
    asked = {"since": "2024-05-01", "destination": "MYS", "ground": "Papers out of date."}
    proposal = sita.post(f"{OFFICE}/clearance/end_clearance", data=asked).location
    assert "Not cleared" not in client.get(PUBLIC).text
    hari.post(proposal)
    page = client.get(f"{PUBLIC}?to=MYS").text
    assert "Not cleared for work in Malaysia since 1 May 2024." in page
    assert "its clearance has ended" in page
    assert events(app, Clearance).keys() == {"end_clearance"}
    assert "Clearance ended" in sita.get(f"{OFFICE}/bond").text
    assert sita.post(f"{OFFICE}/clearance/clear", data=asked | {"destination": ""}).status_code == (
        422
    )


def test_a_short_bond_stands_on_the_public_page_and_refuses_a_clearance(client, sita, hari):
    cash = {"since": "2024-04-01", "amount": "1000", "currency": "NPR"}
    sita.post(f"{OFFICE}/bond/lodge_cash", data=cash)
    hari.post(sita.post(f"{OFFICE}/bond/award", data=AWARD).location)
    assert "Its bond is short since 1 April 2024." in client.get(PUBLIC).text
    start = sita.get("/en/office/").text
    assert "Bonds that are short" in start
    asked = {"since": "2024-05-01", "destination": "MYS", "ground": "Asked for."}
    refused = sita.post(f"{OFFICE}/clearance/clear", data=asked)
    assert refused.status_code == 422
    assert "1,000.00 NPR held against 3,000.00 NPR awarded to workers" in refused.text


@pytest.mark.parametrize("left, caption", [(7, "within 7 days"), (30, "within 30 days"),
                                           (90, "within 90 days"), (91, None)])  # fmt: skip
def test_a_guarantee_that_ends_is_on_the_start_page_in_its_band(app, sita, left, caption):
    with app.app_context():
        last = clock.today() + timedelta(days=left)
    sita.post(f"{OFFICE}/bond/lodge_guarantee", data=GUARANTEE | {"expires_on": last.isoformat()})
    page = sita.get("/en/office/").text
    assert ("Guarantees that end within 90 days" in page) == (caption is not None)
    assert caption is None or f"<caption>{caption}</caption>" in page


def test_a_register_says_what_it_requires_and_what_it_shows(client, sita):
    said = {"since": "2024-01-01", "measure": "workers", "currency": "NPR", "cite": "Rule 5",
            "tiers": "100, 500.00, 1000\n*, 900, 2000.00", "shows": ["required"]}  # fmt: skip
    address = "/en/office/bonds/of/himal"
    for wrong in ("100, 500", "a, 1, 1", "100, 1, 1", "*, x, 1"):
        assert sita.post(address, data=said | {"tiers": wrong}).status_code == 422
    assert sita.post(address, data=said).location == address
    page = sita.get(address).text
    assert "any number" in page
    assert "2,000.00 NPR" in page
    assert "Required: 1,500.00 NPR." in client.get(PUBLIC).text
    assert "not known" not in client.get(PUBLIC).text


def test_another_countrys_officer_finds_no_such_agency(agency, as_role):
    stranger = as_role("ministry", "mys-labour")
    for page in ("bond", "bond/draw", "bond.csv", "clearance/clear"):
        assert stranger.get(f"{OFFICE}/{page}").status_code == 404
    assert stranger.get("/en/office/bonds/of/himal").status_code == 404


def test_an_act_that_does_not_exist_is_an_unknown_page(sita):
    assert sita.get(f"{OFFICE}/bond/burn").status_code == 404
    assert sita.get(f"{OFFICE}/clearance/burn").status_code == 404


def test_the_committee_of_an_audit_gets_the_entries_and_sees_what_was_drawn(
    app, sita, hari, as_role
):
    with app.app_context():
        agency = licensing.require_agency(NUMBER)
        body = Committee(slug="np-my", name="Joint committee", instrument_id="NPL-MYS-2018",
                         origin="NPL", destination="MYS")  # fmt: skip
        body.members = [organising.get_organisation("npl-labour")]
        run = CheckRun(at="2024-02-01T00:00:00Z", as_of=clock.today(), journal_seq=1,
                       write_number=1, counts={}, actor="test")  # fmt: skip
        db.session.add(
            Audit(reference="A-1", committee=body, agency=agency, run=run, opened_at="x",
                  since=clock.today(), until=clock.today(), opened_by="test", closed_at="y")
        )  # fmt: skip
        award = Entry("award", clock.today(), placement="P-1", audit="A-1", amount=300_000,
                      currency="NPR", ground="Order 4")  # fmt: skip
        entering.enter(agency, award, actor="test")
        db.session.commit()
    member = as_role("committee", "npl-labour")
    table = list(csv.DictReader(io.StringIO(member.get("/en/audits/A-1/bond.csv").text)))
    assert [(row["act"], row["placement"], row["amount"]) for row in table] == [
        ("award", "P-1", "3000.00")
    ]
    assert "3,000.00 NPR" in member.get("/en/audits/A-1/remedy").text
    assert as_role("committee", "mys-labour").get("/en/audits/A-1/bond.csv").status_code == 404


def test_the_terminal_records_as_the_operator_and_shows_a_day(app, agency, runner):
    def run(*args: str, ends: int = 0) -> str:
        result = runner.invoke(args=["agencies", *args])
        assert result.exit_code == ends, result.output
        return result.output if ends else result.stdout

    lodge = ("bond-enter", NUMBER, "lodge_cash", "--since", "2024-04-01", "--amount", "1000.00")
    run(*lodge, "--currency", "NPR")
    run("bond-enter", NUMBER, "award", "--since", "2024-05-01", "--amount", "3000", "--currency",
        "NPR", "--placement", "P-1", "--ground", "Order 4")  # fmt: skip
    told = json.loads(run("bond", NUMBER, "--on", "2024-04-30", "--json"))
    assert (told["state"], told["held"], len(told["entries"])) == ("enough", "1000.00 NPR", 1)
    told = json.loads(run("bond", NUMBER, "--json"))
    assert (told["state"], told["short_since"], told["cover"]) == ("short", "2024-05-01", "0.33")
    assert "award" in run("bond", NUMBER)
    cleared = ("clearance", NUMBER, "clear", "--since", "2024-06-01", "--destination", "MYS")
    assert "The bond is short" in run(*cleared, "--ground", "Asked.", ends=1)
    run("clearance", NUMBER, "stop_job_orders", "--since", "2024-06-01", "--ground", "Short.")
    assert "no amount" in run(*lodge[:-1], "many", "--currency", "NPR", ends=1)
    with app.app_context():
        actors = db.session.execute(
            db.select(JournalEntry.kind, JournalEntry.actor).where(
                JournalEntry.kind.in_(("bond-entered", "clearance-entered"))
            )
        ).all()
    assert {tuple(row) for row in actors} == {
        ("bond-entered", "operator"), ("clearance-entered", "operator"),
    }  # fmt: skip
