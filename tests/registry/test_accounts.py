"""Accounts: made by invitation only, one role each, belonging where their role belongs."""

from datetime import timedelta

import pytest

from registry import clock
from registry.db import db
from registry.errors import NotFound, Refused
from registry.models import Invitation, User
from registry.services import accounts, inviting, organising
from registry.services.accounts import Person

PASSWORD = "seven quiet rivers"
SITA = Person("sita@labour.example", "ministry", "npl-labour", "Sita")


@pytest.fixture
def ministry(app_context):
    return organising.found("npl-labour", name="Labour", kind="ministry", country="NPL")


def test_an_account_has_one_role_and_its_organisation(ministry):
    user = accounts.create(SITA, PASSWORD)
    assert [role.name for role in user.roles] == ["ministry"]
    assert user.organisation == ministry


def test_the_password_is_kept_as_an_argon2_hash(ministry):
    assert accounts.create(SITA, PASSWORD).password.startswith("$argon2id$")


def test_a_role_is_made_once(ministry):
    accounts.create(SITA, PASSWORD)
    hari = accounts.create(Person("hari@labour.example", "ministry", "npl-labour"), PASSWORD)
    assert accounts.find_account(SITA.email).roles == hari.roles


@pytest.mark.parametrize(
    "person, field",
    [
        (Person("sita@labour.example", "king", "npl-labour"), "role"),
        (Person("sita@labour.example", "public", "npl-labour"), "role"),
        (Person("sita@labour.example", "ministry"), "organisation"),
        (Person("sita@labour.example", "ministry", "nobody"), "organisation"),
        (Person("sita@labour.example", "administrator", "npl-labour"), "organisation"),
        (Person("sita@labour.example", "ministry", "npl-union"), "organisation"),
        (Person("no address", "ministry", "npl-labour"), "email"),
    ],
)
def test_an_account_that_cannot_be_is_refused(ministry, person, field):
    organising.found("npl-union", name="Union", kind="union", country="NPL")
    with pytest.raises(Refused) as refused:
        accounts.create(person, PASSWORD)
    assert refused.value.field == field


def test_a_short_password_is_refused(ministry):
    with pytest.raises(Refused, match="at least 12 characters"):
        accounts.create(SITA, "short")


def test_an_address_has_one_account_however_it_is_capitalised(ministry):
    accounts.create(SITA, PASSWORD)
    with pytest.raises(Refused, match="has an account already"):
        accounts.create(Person("Sita@Labour.example", "ministry", "npl-labour"), PASSWORD)


def test_a_closed_account_is_no_longer_active_and_nobody_closes_his_own(ministry):
    sita = accounts.create(SITA, PASSWORD)
    admin = accounts.create(Person("admin@register.example", "administrator"), PASSWORD)
    accounts.close(sita, by=admin)
    assert not sita.is_active
    with pytest.raises(Refused):
        accounts.close(admin, by=admin)


def test_an_accepted_invitation_becomes_the_promised_account_and_ends(ministry):
    token = inviting.invite(SITA, actor="operator")
    inviting.accept(inviting.get_invitation(token), password=PASSWORD, display_name="Sita Rai")
    user = accounts.find_account(SITA.email)
    assert (user.display_name, user.roles[0].name, user.organisation) == (
        "Sita Rai",
        "ministry",
        ministry,
    )
    with pytest.raises(NotFound):
        inviting.get_invitation(token)


def test_only_the_hash_of_an_invitation_is_kept(ministry):
    token = inviting.invite(SITA, actor="operator")
    kept = db.session.scalars(db.select(Invitation)).one()
    assert token not in (kept.token_hash, kept.email)
    assert len(kept.token_hash) == 64


def test_an_invitation_lasts_seven_days(ministry, monkeypatch):
    token = inviting.invite(SITA, actor="operator")
    made = clock.now()
    monkeypatch.setattr(clock, "now", lambda: made + timedelta(days=7, seconds=-1))
    assert inviting.get_invitation(token).email == SITA.email
    monkeypatch.setattr(clock, "now", lambda: made + timedelta(days=7, seconds=2))
    with pytest.raises(NotFound):
        inviting.get_invitation(token)


def test_a_second_invitation_ends_the_first(ministry):
    first = inviting.invite(SITA, actor="operator")
    inviting.invite(SITA, actor="operator")
    with pytest.raises(NotFound):
        inviting.get_invitation(first)
    assert len(inviting.list_invitations()) == 1


def test_inviting_an_account_again_starts_it_anew(ministry):
    user = accounts.create(SITA, PASSWORD)
    accounts.datastore().tf_set(user, "authenticator", "secret of the lost phone")
    before = user.fs_uniquifier
    token = inviting.invite(SITA, actor="operator")
    inviting.accept(inviting.get_invitation(token), password="a new one for Sita",
                    display_name="Sita")  # fmt: skip
    assert db.session.scalars(db.select(User)).all() == [user]
    assert user.tf_totp_secret is None
    assert user.fs_uniquifier != before


@pytest.mark.parametrize(
    "slug, kind, country", [("NPL Labour", "ministry", "NPL"), ("a", "firm", "NPL"),
                            ("a", "ministry", "XXX")]
)  # fmt: skip
def test_an_organisation_that_cannot_be_is_refused(app_context, slug, kind, country):
    with pytest.raises(Refused):
        organising.found(slug, name="Labour", kind=kind, country=country)


def test_the_operator_prints_a_one_time_address(app, runner):
    result = runner.invoke(args=["accounts", "invite", "a@x.example", "--role", "administrator"])
    assert result.exit_code == 0
    address = result.stdout.strip()
    assert "/en/invitations/" in address
    with app.app_context():
        token = address.rsplit("/", 1)[1]
        assert inviting.get_invitation(token).role == "administrator"


def test_the_operator_is_told_why_nobody_is_invited(runner):
    result = runner.invoke(args=["accounts", "invite", "a@x.example", "--role", "ministry"])
    assert result.exit_code == 1
    assert "This role needs an organisation." in result.stderr
    assert result.stdout == ""
