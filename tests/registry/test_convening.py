"""A joint committee is entered for an agreement, in a corridor that it covers."""

import pytest

from registry.errors import Refused
from registry.services import convening, organising

TOLD = {
    "name": "Joint Technical Committee",
    "agreement": "NPL-MYS-2018",
    "corridor": ("NPL", "MYS"),
    "members": ["npl-labour", "mys-labour", "npl-union"],
}


@pytest.fixture
def members(app_context):
    organising.found("npl-labour", name="Labour of Nepal", kind="ministry", country="NPL")
    organising.found("mys-labour", name="Labour of Malaysia", kind="ministry", country="MYS")
    organising.found("npl-union", name="Union of Nepal", kind="union", country="NPL")


def test_two_ministries_and_a_union_follow_up_their_agreement(members):
    body = convening.convene("npl-mys", **TOLD)

    assert [one.slug for one in convening.list_committees()] == ["npl-mys"]
    assert {one.slug for one in body.members} == set(TOLD["members"])


@pytest.mark.parametrize(
    "slug, changed, field",
    [
        ("Npl Mys", {}, "slug"),
        ("npl-mys", {"agreement": "STD-EQUAL"}, "agreement"),
        ("npl-mys", {"corridor": ("NPL", "ARE")}, "destination"),
        ("npl-mys", {"members": ["npl-labour"]}, "members"),
        ("npl-mys", {"members": ["npl-labour", "nobody"]}, "organisation"),
    ],
)
def test_a_committee_that_cannot_be_is_refused_by_field(members, slug, changed, field):
    with pytest.raises(Refused) as refusal:
        convening.convene(slug, **(TOLD | changed))

    assert refusal.value.field == field


def test_a_name_is_given_once(members):
    convening.convene("npl-mys", **TOLD)

    with pytest.raises(Refused):
        convening.convene("npl-mys", **TOLD)


def test_the_administrator_enters_it_on_a_page(members, as_role):
    from registry.db import db

    db.session.commit()
    answers = {
        "name": "Joint Committee",
        "slug": "npl-mys",
        "agreement": "NPL-MYS-2018",
        "origin": "NPL",
        "destination": "MYS",
        "members": ["npl-labour", "mys-labour"],
    }
    page = as_role("administrator")

    assert page.post("/en/office/committees/", data=answers).status_code == 302
    assert "Labour of Malaysia" in page.get("/en/office/committees/").text
    assert (
        page.post("/en/office/committees/", data=answers | {"destination": "ARE"}).status_code
        == 422
    )
