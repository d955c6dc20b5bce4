"""`flask accounts`: the way to the first administrator, and who has an account."""

import os

import click
from flask import current_app, url_for
from flask.cli import AppGroup

from registry.cli.output import act, say, show_table
from registry.services import accounts, convening, inviting, organising
from registry.services.accounts import Person
from registry.services.journal import OPERATOR

group = AppGroup("accounts", help="Invite people, and list who has an account.")


@group.command("invite")
@click.argument("email")
@click.option("--role", required=True, help=f"One of {', '.join(accounts.ROLES)}.")
@click.option("--organisation", help="Its short name; not for an administrator.")
@act
def invite(email: str, role: str, organisation: str | None) -> None:
    """Print a one-time address at which EMAIL makes an account."""
    token = inviting.invite(Person(email, role, organisation), actor=OPERATOR)
    click.echo(_address(token))
    say("Hand the address over yourself. It works once, for seven days, and is not shown again.")


@group.command("list")
@act
def list_() -> None:
    """Who has an account, as what, and where."""
    show_table(
        (
            user.email,
            ", ".join(role.name for role in user.roles),
            user.organisation.slug if user.organisation else "-",
            "open" if user.active else "closed",
        )
        for user in accounts.list_accounts()
    )


@group.command("organisation")
@click.argument("slug")
@click.option("--name", required=True, help="Its name in full.")
@click.option("--kind", required=True, type=click.Choice(organising.KINDS))
@click.option("--country", required=True, help="ISO 3166 code of three letters.")
@click.option("--agency", metavar="NUMBER", help="Its licence number, where it is an agency.")
@act
def organisation(slug: str, name: str, kind: str, country: str, agency: str | None) -> None:
    """Enter an organisation that accounts can belong to, under the short name SLUG."""
    organising.found(slug, name=name, kind=kind, country=country.upper(), agency=agency)
    say(f"{name} is entered as {slug}.")


@group.command("committee")
@click.argument("slug")
@click.option("--name", required=True, help="Its name in full.")
@click.option("--agreement", required=True, metavar="ID", help="The agreement it follows up.")
@click.option("--origin", required=True, help="ISO 3166 code of three letters.")
@click.option("--destination", required=True, help="ISO 3166 code of three letters.")
@click.option("--member", "members", multiple=True, help="An organisation; once for each.")
@act
def committee(
    slug: str, name: str, agreement: str, origin: str, destination: str, members: tuple[str, ...]
) -> None:
    """Enter a joint committee under the short name SLUG."""
    corridor = (origin.upper(), destination.upper())
    convening.convene(slug, name=name, agreement=agreement, corridor=corridor, members=members)
    say(f"{name} is entered as {slug}.")


def _address(token: str) -> str:
    """The address of an invitation, on the public address or else on this machine."""
    base = current_app.config["BASE_URL"] or f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
    language = current_app.config["LANGUAGES"][0]
    with current_app.test_request_context(base_url=base):
        return url_for("accounts.accept", lang=language, token=token, _external=True)


COMMANDS = (group,)
