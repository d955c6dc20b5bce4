"""The ministry's agencies: entered, corrected, licensed and stopped, and nobody else's shown."""

from datetime import date

import pytest

from registry import clock
from registry.acts import Decision
from registry.db import db
from registry.models import Agency, JournalEntry
from registry.services import deciding, licensing, organising

HIMAL = "/en/office/agencies/npl/123"


@pytest.fixture
def officer(app, as_role):
    """An officer of Nepal, with one agency of Nepal and one of Qatar in the register."""
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        npl = licensing.declare_register("npl", country="NPL", name="Nepal's", actor="t")
        qat = licensing.declare_register("qat", country="QAT", name="Qatar's", actor="t")
        himal = licensing.enter(npl, "123", actor="t", name="Himal Manpower")
        licensing.enter(qat, "123", actor="t", name="Doha Hiring")
        grant = Decision(act="grant", since=date(2020, 1, 1), ground="Application approved.")
        deciding.decide(himal, grant, actor="t")
        db.session.commit()
    return as_role("ministry", "npl-labour")


def said(page):
    """What a page says, without the token of its form."""
    return page.text.split("<main")[1].split("</main>")[0]


def status(app):
    with app.app_context():
        agency = licensing.get_agency("npl", "123")
        return licensing.standing(agency, clock.today()).status


def events(app):
    with app.app_context():
        return db.session.scalar(db.select(db.func.count(JournalEntry.seq)))


def test_the_list_holds_the_agencies_of_the_officers_country_alone(officer):
    page = officer.get("/en/office/agencies/").text
    assert "Himal Manpower" in page
    assert "Doha Hiring" not in page


@pytest.mark.parametrize(
    "question, found",
    [("q=himal", True), ("q=१२३", True), ("q=doha", False), ("q=%25", False),
     ("status=valid", True), ("status=suspended", False), ("q=himal&page=99", True)],
)  # fmt: skip
def test_the_list_is_narrowed_by_what_is_asked(officer, question, found):
    page = officer.get(f"/en/office/agencies/?{question}").text
    assert ("Himal Manpower" in page) == found


def test_an_agency_is_entered_with_its_facts(app, officer):
    answers = {
        "register": "npl", "number": " 0456/789 ", "name": "Sagarmatha", "name_local": "सगरमाथा",
        "destinations": "MYS\nqat\n", "bond_amount": "3000000.5", "bond_currency": "NPR",
    }  # fmt: skip
    response = officer.post("/en/office/agencies/new", data=answers)
    assert response.location.endswith("/en/office/agencies/npl/0456-789")
    with app.app_context():
        agency = licensing.get_agency("npl", "0456-789")
        assert (agency.number, agency.destinations) == ("0456/789", ["MYS", "QAT"])
        assert agency.bond_amount == 300000050


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"number": "123"}, "Number 123 is in the register already."),
        ({"number": "  "}, "Enter the licence number."),
        ({"name": ""}, "Enter the agency's name."),
        ({"destinations": "Malaysia"}, "MALAYSIA is no country code"),
        ({"bond_amount": "12"}, "Choose the currency of the bond."),
        ({"bond_amount": "-1", "bond_currency": "NPR"}, "is no amount"),
        ({"bond_amount": "9" * 20, "bond_currency": "NPR"}, "larger than this register"),
        ({"register": "qat"}, "Not a valid choice"),
    ],
)
def test_a_bad_answer_is_named_and_nothing_is_entered(app, officer, changed, said):
    before = events(app)
    good = {"register": "npl", "number": "9", "name": "Sagarmatha"}
    response = officer.post("/en/office/agencies/new", data=good | changed)
    assert response.status_code == 422
    assert said in response.text
    assert events(app) == before


def test_names_are_shown_as_text(officer):
    data = {"register": "npl", "number": "7", "name": "<script>alert(1)</script>"}
    page = officer.post("/en/office/agencies/new", data=data, follow_redirects=True).text
    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)" in page


def approve(app, proposed, colleague):
    """The page after a colleague approved what the answer leads to."""
    return colleague.post(proposed.location, follow_redirects=True)


def test_a_correction_is_published_once_a_colleague_approves_it(app, officer, as_role):
    form = officer.get(f"{HIMAL}/edit").text
    assert 'value="Himal Manpower"' in form
    proposed = officer.post(f"{HIMAL}/edit", data={"name": "Himal Overseas", "phones": "01\n\n02"})
    assert "Himal Manpower" in officer.get("/en/agencies/npl/123").text
    approve(app, proposed, as_role("ministry", "npl-labour"))
    with app.app_context():
        agency = licensing.get_agency("npl", "123")
        assert (agency.name, agency.phones) == ("Himal Overseas", ["01", "02"])
    before = events(app)
    same = officer.post(f"{HIMAL}/edit", data={"name": "Himal Overseas", "phones": "01\n02"})
    assert same.location.endswith(HIMAL)
    assert events(app) == before


def test_a_suspension_happens_only_when_a_colleague_approves_it(app, officer, as_role):
    answers = {"since": "2024-05-01", "ground": "Fees taken.", "document": "Order 7/2024"}
    proposed = officer.post(f"{HIMAL}/licence/suspend", data=answers)
    assert "Nothing of this is public yet." in officer.get(proposed.location).text
    assert status(app) == "valid"
    page = approve(app, proposed, as_role("ministry", "npl-labour"))
    assert status(app) == "suspended"
    assert "Fees taken. · Order 7/2024" in page.text


def test_a_licence_is_suspended_reinstated_restricted_and_revoked(app, officer, as_role):
    colleague = as_role("ministry", "npl-labour")
    for act, since, more, becomes in [
        ("suspend", "2024-05-01", {}, "suspended"),
        ("reinstate", "2024-06-01", {}, "valid"),
        ("restrict", "2024-07-01", {"limits": "No domestic work."}, "conditional"),
        ("revoke", "2024-08-01", {}, "revoked"),
        ("grant", "2024-09-01", {"expires_on": "2024-09-30"}, "expired"),
        ("provisional", "2024-10-02", {}, "provisional"),
    ]:
        answers = {"since": since, "ground": "Decided."} | more
        proposed = officer.post(f"{HIMAL}/licence/{act}", data=answers)
        assert proposed.status_code == 302, act
        approve(app, proposed, colleague)
        assert status(app) == becomes


@pytest.mark.parametrize(
    "act, answers, said",
    [
        ("suspend", {"since": "2999-01-01"}, "The day lies in the future."),
        ("suspend", {"since": "2019-01-01"}, "The licence has a later entry already."),
        ("suspend", {"since": "2024-02-30"}, "Not a valid date value."),
        ("suspend", {"since": ""}, "Give the day it takes effect."),
        ("suspend", {"ground": "  "}, "State the ground of the decision."),
        ("reinstate", {}, "not possible on a licence that is now valid"),
        ("restrict", {}, "State the limits."),
        ("grant", {"expires_on": "2023-01-01"}, "would end before it begins"),
    ],
)
def test_an_act_that_is_not_possible_is_refused_before_it_is_proposed(
    app, officer, act, answers, said
):
    before = events(app)
    good = {"since": "2024-05-01", "ground": "Decided."}
    response = officer.post(f"{HIMAL}/licence/{act}", data=good | answers)
    assert response.status_code == 422
    assert said in response.text
    assert events(app) == before


def test_only_acts_that_are_possible_are_offered(officer):
    page = officer.get(HIMAL).text
    assert "/licence/suspend" in page
    assert "/licence/reinstate" not in page


@pytest.mark.parametrize(
    "method, page",
    [
        *(("GET", page) for page in ("", "/edit", "/licence/suspend", "/placements", "/findings",
                                     "/findings/X%2301")),
        *(("POST", page) for page in ("/edit", "/licence/suspend", "/findings")),
    ],
)  # fmt: skip
def test_another_countrys_agency_is_told_as_absent(app, officer, caplog, method, page):
    before = events(app)
    answers = {"name": "Taken", "since": "2024-05-01", "ground": "No.", "confirmed": "yes"}
    foreign, absent = (
        officer.open(f"/en/office/agencies/{agency}{page}", method=method, data=answers)
        for agency in ("qat/123", "qat/124")
    )
    assert foreign.status_code == absent.status_code == 404
    assert said(foreign) == said(absent).replace("124", "123")
    assert "not shown to ministry:npl-labour: agency qat:123" in caplog.text
    assert events(app) == before


def test_an_officer_declares_the_first_register_of_his_country(app, officer):
    page = officer.post("/en/office/agencies/registers/new", data={"name": "X", "slug": "qat"})
    assert "There is a register qat already." in page.text
    officer.post("/en/office/agencies/registers/new", data={"name": "Dofe", "slug": "npl-dofe"})
    with app.app_context():
        assert licensing.get_register("npl-dofe").country == "NPL"


def test_an_officer_without_a_country_sees_no_agency(app, officer, as_role):
    nobodys = as_role("ministry")
    assert "Himal" not in nobodys.get("/en/office/agencies/").text
    assert nobodys.get(HIMAL).status_code == 404
    with app.app_context():
        assert db.session.scalar(db.select(db.func.count(Agency.id))) == 2


def test_the_sign_nul_is_refused_wherever_it_stands(officer):
    asked = [
        officer.get("/en/office/agencies/npl/%00"),
        officer.get("/en/office/agencies/?q=%00"),
        officer.post(f"{HIMAL}/edit", data={"name": "Himal\0"}),
    ]
    assert [response.status_code for response in asked] == [400, 400, 400]


def test_a_forged_form_changes_nothing(app, officer):
    app.config["WTF_CSRF_ENABLED"] = True
    before = events(app)
    response = officer.post(f"{HIMAL}/edit", data={"name": "Forged"})
    assert response.status_code == 403
    assert events(app) == before
