"""Every door and its key: each address asked as each role, and what the table of grants says."""

import pytest
from flask import Flask
from werkzeug.routing import Rule

from registry.access import GRANTS, Permission, Role, permission_of
from tests.pages import Reader

# What fills the parts of an address; nothing of that name exists, which a shut door must not tell.
FILLED = {"lang": "en"}
NOTHING = "1"
ASKED = ("GET", "POST")


# Who is let in where, said once more and apart from the table: a grant that is widened by mistake
# must be widened here too. The longest beginning of an endpoint's name counts.
EVERYONE = set(Role)
SIGNED_IN = EVERYONE - {Role.PUBLIC}
COMMITTEE = {Role.COMMITTEE}
LET_IN = {
    "": set(),
    "accounts.": {Role.ADMINISTRATOR},
    "accounts.accept": EVERYONE,
    "agencies.": {Role.MINISTRY},
    "agreements.": EVERYONE,
    "applications.": EVERYONE,
    "audits.": COMMITTEE,
    "audits.findings": {Role.COMMITTEE, Role.OBSERVER},
    "audits.index": {Role.COMMITTEE, Role.OBSERVER},
    "audits.report": {Role.COMMITTEE, Role.OBSERVER},
    "audits.show": {Role.COMMITTEE, Role.OBSERVER},
    "barred.": {Role.MINISTRY},
    "bonds.": {Role.MINISTRY},
    "bonds.audit_table": {Role.COMMITTEE, Role.OBSERVER},
    "checks.": {Role.MINISTRY},
    "committees.": {Role.ADMINISTRATOR},
    "costs.": EVERYONE,
    "front": EVERYONE,
    "decisions.": {Role.MINISTRY},
    "disputes.": {Role.MINISTRY},
    "duties.": {Role.MINISTRY},
    "evidence.": {Role.MINISTRY},
    "evidence.audit_table": {Role.COMMITTEE, Role.OBSERVER},
    "evidence.of_audit": {Role.COMMITTEE, Role.OBSERVER},
    "gaps.": {Role.MINISTRY},
    "gaps.of_audit": {Role.COMMITTEE, Role.OBSERVER},
    "guard.": {Role.MINISTRY},
    "health": EVERYONE,
    "imports.": {Role.MINISTRY},
    "known.": {Role.MINISTRY},
    "known.table": EVERYONE,
    "law.": {Role.MINISTRY},
    "leaving.": {Role.MINISTRY},
    "likeness.": {Role.MINISTRY},
    "objections.": {Role.MINISTRY},
    "objections.new": EVERYONE,
    "objections.receipt": EVERYONE,
    "office.": SIGNED_IN,
    "papers.": {Role.MINISTRY},
    "own.": {Role.AGENCY},
    "placements.": {Role.MINISTRY},
    "proposals.": {Role.MINISTRY},
    "public.": EVERYONE,
    "remedies.": {Role.MINISTRY},
    "remedies.audit_table": {Role.COMMITTEE, Role.OBSERVER},
    "remedies.interest": COMMITTEE,
    "remedies.of_audit": {Role.COMMITTEE, Role.OBSERVER},
    "security.": EVERYONE,
    "static": EVERYONE,
    "tasks.": {Role.MINISTRY},
    "verdicts.": {Role.MINISTRY},
    "verdicts.of_audit": {Role.COMMITTEE, Role.OBSERVER},
    "warnings.": {Role.MINISTRY},
    "warnings.index": EVERYONE,
    "warnings.table": EVERYONE,
}


def let_in(endpoint: str) -> set[Role]:
    """Whom an endpoint lets in, by the longest beginning of its name."""
    return LET_IN[max((name for name in LET_IN if endpoint.startswith(name)), key=len)]


def doors(app: Flask) -> list[tuple[str, str, str]]:
    """Every endpoint with a way to ask it and an address of it, in a stated order."""
    addresses = app.url_map.bind("localhost")
    return sorted(
        (rule.endpoint, method, addresses.build(rule.endpoint, _parts(rule), method))
        for rule in app.url_map.iter_rules()
        for method in rule.methods.intersection(ASKED)
    )


def test_every_door_has_a_key(app_context):
    endpoints = {endpoint for endpoint, _method, _address in doors(app_context)}
    assert {endpoint for endpoint in endpoints if permission_of(endpoint) is None} == set()


def test_a_door_without_a_key_stays_shut(app):
    app.add_url_rule("/forgotten", "forgotten", lambda: "what nobody was to see")
    assert Reader(app).get("/forgotten").status_code == 403


def test_every_key_is_in_the_table():
    assert GRANTS.keys() == set(Permission)


def test_the_table_lets_in_whom_it_should(app_context):
    endpoints = {endpoint for endpoint, _method, _address in doors(app_context)}
    granted = {endpoint: set(GRANTS[permission_of(endpoint)]) for endpoint in endpoints}
    assert granted == {endpoint: let_in(endpoint) for endpoint in endpoints}


@pytest.mark.parametrize("role", Role)
def test_a_door_opens_to_those_whom_the_table_names_and_to_nobody_else(app, as_role, role):
    wrong = []
    app.config["WTF_CSRF_ENABLED"] = True
    reader = as_role(role) if role is not Role.PUBLIC else Reader(app)
    for endpoint, method, address in doors(app):
        reader.start()
        status = reader.open(address, method=method, headers=reader.token()).status_code
        with app.app_context():
            granted = role in GRANTS[permission_of(endpoint)]
        if (status == 403) == granted or status >= 500:
            wrong.append(f"{method} {address}: {status}, though granted is {granted}")
    assert wrong == []


@pytest.mark.parametrize("number", ["0", "9" * 19, "9" * 4000])
@pytest.mark.parametrize(
    "role, address",
    [
        ("ministry", "placements/{}"),
        ("ministry", "checks/{}"),
        ("ministry", "law/proposals/{}"),
        ("ministry", "decisions/{}"),
        ("ministry", "duties/{}"),
        ("ministry", "tasks/{}"),
        ("ministry", "disputes/{}"),
        ("ministry", "warnings/{}/end"),
        ("ministry", "objections/{}"),
        ("administrator", "accounts/{}/close"),
    ],
)
def test_a_number_that_no_row_has_is_an_unknown_page(as_role, role, address, number):
    assert as_role(role).get(f"/en/office/{address.format(number)}").status_code == 404


def test_a_forged_form_is_not_answered_with_advice_to_sign_in(app, as_role):
    app.config["WTF_CSRF_ENABLED"] = True
    answer = as_role("administrator").post("/en/office/organisations")
    assert answer.status_code == 403
    assert "not sent from one of our pages" in answer.text
    assert "ask your administrator" not in answer.text


def _parts(rule: Rule) -> dict[str, str]:
    return {part: FILLED.get(part, NOTHING) for part in rule.arguments}
