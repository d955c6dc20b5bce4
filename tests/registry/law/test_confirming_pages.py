"""The law in the office: officers confirm, propose, adopt and erase through the pages."""

import io
import re

from registry.services import confirming
from tests.registry.officers import current

LAW = "/en/office/law"
TALES = f"{LAW}/NPL-MYS-1999"
ALL = ["NPL-MYS-1999#01", "NPL-MYS-1999#02", "NPL-MYS-1999#03"]


def confirmed_by(reader, app, clauses=ALL, **more):
    with app.app_context():
        edition = current().edition
    told = {"clauses": clauses, "edition": edition, "place": "arts. 1-3"} | more
    return reader.post(TALES, data=told, content_type="multipart/form-data")


def copy():
    return (io.BytesIO(b"%PDF the signed text"), "signed.pdf")


def words(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.text))


def test_both_parties_confirm_and_the_public_page_says_so(app, client, nepal, malaysia):
    assert "still lacking: Malaysia, Nepal" in words(nepal.get(TALES))
    assert confirmed_by(nepal, app, file=copy()).status_code == 302
    assert "still lacking: Malaysia" in words(malaysia.get(TALES))
    assert "not yet confirmed" in client.get("/en/agreements/NPL-MYS-1999").text
    assert confirmed_by(malaysia, app, file=copy()).status_code == 302
    public = client.get("/en/agreements/NPL-MYS-1999").text
    assert "confirmed by officers of the parties" in public
    assert "3 of 3" in words(nepal.get(f"{LAW}/"))


def test_a_refused_confirmation_keeps_what_was_ticked_and_names_the_answer(app, nepal):
    refused = confirmed_by(nepal, app, ALL[:1])
    assert refused.status_code == 422
    assert "Choose the signed text as a file" in refused.text
    assert re.search(r'<input checked[^>]*value="NPL-MYS-1999#01"', refused.text)
    nothing = confirmed_by(nepal, app, [], file=copy())
    assert "Choose the clauses that you compared." in nothing.text
    with app.app_context():
        assert confirming.standing_of(current())[0].given == []


def test_a_clause_that_the_instrument_does_not_have_is_not_confirmed(app, nepal):
    assert confirmed_by(nepal, app, ["STD-ILO-FEES#01"], file=copy()).status_code == 422


def test_an_officers_copy_is_saved_and_never_shown_in_the_page(app, nepal, client):
    confirmed_by(nepal, app, file=copy())
    (address,) = set(re.findall(r'href="([^"]+/documents/[0-9a-f]{64})"', nepal.get(TALES).text))
    kept = nepal.get(address)
    assert kept.data == b"%PDF the signed text"
    assert kept.headers["Content-Disposition"] == "attachment; filename=signed.pdf"
    assert kept.mimetype == "application/octet-stream"
    assert client.get(address).status_code == 403


def test_another_countrys_officer_is_not_named(app, nepal, malaysia):
    confirmed_by(nepal, app, file=copy())
    named = r"<li>Nepal: \w+@example\.org,"
    assert re.search(named, nepal.get(TALES).text)
    assert not re.search(named, malaysia.get(TALES).text)


def test_a_state_that_is_no_party_sees_no_form(app, as_role, edition):
    dana = as_role("ministry", "qat-labour")
    assert "Your country is no party" in dana.get(TALES).text
    assert confirmed_by(dana, app, file=copy()).status_code == 403


def test_a_confirmation_is_withdrawn_with_its_ground(app, nepal):
    confirmed_by(nepal, app, file=copy())
    assert nepal.post(f"{TALES}/withdraw", data={"clauses": ALL[:1]}).status_code == 422
    told = {"clauses": ALL[:1], "ground": "Misread."}
    assert nepal.post(f"{TALES}/withdraw", data=told).status_code == 302
    with app.app_context():
        assert [len(one.given) for one in confirming.standing_of(current())] == [0, 1, 1]
