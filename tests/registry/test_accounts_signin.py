"""Signing in: a password and a second factor, except in a demonstration on this very machine."""

import json
import re
import stat
from datetime import timedelta

import pytest
from passlib.totp import TOTP

from registry import clock
from registry.db import db
from registry.services import accounts, demonstrating, demonstration_signins, inviting, organising
from registry.services.accounts import Person
from registry.services.demonstration_signins import Caller
from registry.views import accounts as rooms
from tests.pages import Reader

PASSWORD = "seven quiet rivers"
SITA = Person("sita@labour.example", "ministry", "npl-labour", "Sita")
HERE = Caller(peer="127.0.0.1", host="localhost", port=8000, forwarded=False)


@pytest.fixture(autouse=True)
def _nobody_tried_yet(monkeypatch):
    monkeypatch.setattr(rooms, "tries", rooms.Tries())


@pytest.fixture
def sita(app):
    with app.app_context():
        organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")
        accounts.create(SITA, PASSWORD)
        db.session.commit()


@pytest.fixture
def demonstration(app, sita):
    with app.app_context():
        demonstrating.become_demonstration()
        db.session.commit()


def sign_in(reader, email=SITA.email, password=PASSWORD, **kwargs):
    return reader.post("/en/login", data={"email": email, "password": password}, **kwargs)


def key_shown(page):
    return re.search(r'class="code">([A-Z0-9 -]+)<', page.text)[1]


def test_a_password_alone_leads_to_the_second_factor_and_not_to_the_office(client, sita):
    response = sign_in(client)
    assert response.status_code == 302
    assert "/en/tf-setup" in response.location
    assert client.get("/en/office/").status_code == 403


def test_with_the_code_of_the_app_one_is_in_and_the_code_works_once(app, client, sita):
    sign_in(client)
    page = client.post("/en/tf-setup", data={"setup": "authenticator"})
    app_on_phone = TOTP(key=key_shown(page))
    wrong = client.post("/en/tf-validate", data={"code": "000000"})
    assert "This code is not right" in wrong.text
    code = app_on_phone.generate().token
    assert client.post("/en/tf-validate", data={"code": code}).location.endswith("/en/office/")
    assert client.get("/en/office/").status_code == 200
    other = Reader(app)
    assert "/en/tf-validate" in sign_in(other).location
    again = other.post("/en/tf-validate", data={"code": code})
    assert "This code is not right" in again.text
    assert other.get("/en/office/").status_code == 403


def test_an_unknown_address_and_a_wrong_password_are_told_alike(client, sita):
    unknown = sign_in(client, email="nobody@labour.example").text
    wrong = sign_in(client, password="quite another one").text
    said = "The e-mail address or the password is not right."
    assert unknown.count(said) == wrong.count(said) == 1
    assert unknown.replace("nobody@labour.example", SITA.email) == wrong


def test_after_ten_tries_nothing_is_looked_at_for_a_quarter_of_an_hour(client, sita, monkeypatch):
    for _ in range(10):
        assert sign_in(client, password="quite another one").status_code == 200
    refused = sign_in(client)
    assert refused.status_code == 429
    assert "Wait a quarter of an hour" in refused.text
    assert "Wait a little" not in refused.text
    later = clock.now() + timedelta(minutes=15, seconds=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    assert sign_in(client).status_code == 302


def test_ten_tries_on_one_account_leave_another_alone(client, sita):
    for _ in range(11):
        sign_in(client, email="other@labour.example")
    assert sign_in(client).status_code == 302


def test_the_second_factor_is_counted_by_account_from_wherever_it_is_tried(app, sita):
    with app.app_context():
        user = accounts.find_account(SITA.email)
        secret = app.extensions["security"].totp_factory.generate_totp_secret()
        accounts.datastore().tf_set(user, "authenticator", secret)
        db.session.commit()
    statuses = []
    for number in range(11):
        reader, place = Reader(app), {"REMOTE_ADDR": f"192.0.2.{number}"}
        sign_in(reader, environ_base=place)
        response = reader.post("/en/tf-validate", data={"code": "000000"}, environ_base=place)
        statuses.append(response.status_code)
    assert statuses == [200] * 10 + [429]


def test_a_body_that_is_no_form_is_refused(client, sita):
    assert client.post("/en/login", json=[1]).status_code == 415


def test_a_closed_account_does_not_sign_in(app, client, sita):
    with app.app_context():
        accounts.find_account(SITA.email).active = False
        db.session.commit()
    assert sign_in(client).status_code == 200


def test_an_invitation_is_accepted_on_its_page(app, client, sita):
    with app.app_context():
        token = inviting.invite(Person("hari@x.example", "administrator"), actor="operator")
        db.session.commit()
    address = f"/en/invitations/{token}"
    answers = {"display_name": "Hari", "password": PASSWORD, "again": PASSWORD}
    assert client.post(address, data=answers | {"again": "other"}).status_code == 422
    assert client.post(address, data=answers).location == "/en/login"
    assert client.get(address).status_code == 404
    assert "/en/tf-setup" in sign_in(client, email="hari@x.example").location


def test_a_demonstration_says_that_the_second_factor_is_off_and_why(client, demonstration):
    assert "every record in it is invented, so no second factor" in client.get("/en/login").text


def test_in_a_demonstration_the_password_is_enough_on_this_machine(client, demonstration):
    assert sign_in(client).location == "/en/office/"
    assert client.get("/en/office/").status_code == 200


@pytest.mark.parametrize(
    "request_",
    [
        {"environ_base": {"REMOTE_ADDR": "192.0.2.7"}},
        {"headers": {"X-Forwarded-For": "127.0.0.1"}},
        {"headers": {"Forwarded": "for=127.0.0.1"}},
        {"headers": {"Host": "register.example"}},
    ],
)
def test_a_demonstration_lets_nobody_in_from_afar(client, demonstration, request_, caplog):
    response = sign_in(client, **request_)
    assert response.status_code == 403
    assert "only on the machine that serves it" in response.text
    assert "refused a demonstration" in caplog.text


@pytest.fixture
def sockets(demonstration, tmp_path, monkeypatch):
    """The file in which a demonstration's server reads who listens where."""
    monkeypatch.setattr(demonstration_signins, "SOCKETS", (tmp_path / "tcp",))
    return tmp_path / "tcp"


LISTENS = "   0: {} 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1\n"
HEAD = "  sl  local_address rem_address   st ...\n"


@pytest.mark.parametrize(
    "listening, here",
    [
        ("0100007F:1F40", True),  # 127.0.0.1, port 8000
        ("00000000:1F40", False),  # 0.0.0.0
        ("0A01A8C0:1F40", False),  # 192.168.1.10
        ("00000000:1F41", True),  # another port
        ("00000000000000000000000001000000:1F40", True),  # ::1
        ("00000000000000000000000000000000:1F40", False),  # ::
        ("0000000000000000FFFF00000100007F:1F40", True),  # ::ffff:127.0.0.1
        ("0000000000000000FFFF00000A01A8C0:1F40", False),  # ::ffff:192.168.1.10
    ],
)
def test_the_sockets_say_whether_other_machines_can_reach_a_demonstration(
    app, sockets, monkeypatch, listening, here
):
    sockets.write_text(HEAD + LISTENS.format(listening))
    monkeypatch.setattr(demonstration_signins.sys, "byteorder", "little")
    with app.test_request_context():
        if here:
            demonstration_signins.refuse_from_afar(HERE)
        else:
            with pytest.raises(demonstration_signins.Forbidden):
                demonstration_signins.refuse_from_afar(HERE)


def test_the_sign_ins_of_a_demonstration_stand_in_a_file_that_only_its_owner_reads(
    app, instance, demonstration
):
    with app.app_context():
        made = demonstration_signins.make_signins([SITA])
        db.session.commit()
        assert demonstration_signins.make_signins([SITA]) == made
    file = instance / "demonstration-signins.json"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert json.loads(file.read_text())[0]["password"] == made[0].password


def test_the_sign_ins_are_others_in_another_instance(app, client, instance, demonstration):
    with app.app_context():
        first = demonstration_signins.make_signins([SITA])
        (instance / "demonstration-signins.json").unlink()
        second = demonstration_signins.make_signins([SITA])
        db.session.commit()
    assert first[0].password != second[0].password
    assert sign_in(client, password=first[0].password).status_code == 200
    assert sign_in(client, password=second[0].password).status_code == 302
