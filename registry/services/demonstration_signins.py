"""Sign-ins of a demonstration: made anew for each instance, good on this machine alone.

Their passwords stand in one file of the instance folder that only its owner can read. Because the
second factor is off in a demonstration, nobody signs in to one that other machines can reach.
"""

import ipaddress
import json
import os
import secrets
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from flask import current_app
from flask_babel import gettext as _

from registry.errors import Forbidden
from registry.services import accounts
from registry.services.accounts import Person
from registry.services.demonstrating import is_demonstration

FILE = "demonstration-signins.json"
SOCKETS = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
LISTENING = "0A"


class SignIn(NamedTuple):
    """One account of the demonstration, as it is shown to whoever runs it."""

    email: str
    password: str
    role: str
    organisation: str | None


@dataclass(frozen=True)
class Caller:
    """How a request reached us: the peer's address, the Host asked for, our port."""

    peer: str
    host: str
    port: int
    forwarded: bool


def make_signins(people: Iterable[Person]) -> list[SignIn]:
    """Make the accounts, or keep those that this instance has made already."""
    known = {
        signin.email: signin for signin in list_signins() if accounts.find_account(signin.email)
    }
    signins = [known.get(person.email) or _make(person) for person in people]
    _write(signins)
    return signins


def list_signins() -> list[SignIn]:
    """The sign-ins of this instance, in the order in which they were made."""
    file = _file()
    if not file.exists():
        return []
    return [SignIn(**signin) for signin in json.loads(file.read_text(encoding="utf-8"))]


def refuse_from_afar(caller: Caller) -> None:
    """Refuse to sign anybody in to a demonstration that other machines can reach."""
    if is_demonstration() and not _is_here(caller):
        current_app.logger.warning("refused a demonstration's sign-in from %s", caller.peer)
        raise Forbidden(
            _("The accounts of a demonstration work only on the machine that serves it, with a"
              " server that listens on 127.0.0.1 alone.")
        )  # fmt: skip


def _make(person: Person) -> SignIn:
    """Give a person's account a new password; one that lost its password's file starts anew."""
    password = secrets.token_urlsafe(12)
    known = accounts.find_account(person.email)
    if known:
        accounts.renew(known, person, password)
    else:
        accounts.create(person, password)
    return SignIn(person.email, password, person.role, person.organisation)


def _write(signins: list[SignIn]) -> None:
    descriptor = os.open(_file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump([signin._asdict() for signin in signins], file, indent=1)


def _file() -> Path:
    return Path(current_app.config["INSTANCE"]) / FILE


def _is_here(caller: Caller) -> bool:
    return (
        not caller.forwarded
        and _is_loopback(caller.peer)
        and _is_loopback(caller.host)
        and all(address.is_loopback for address in _listening(caller.port))
    )


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def _listening(port: int) -> Iterator[ipaddress.IPv4Address | ipaddress.IPv6Address]:
    """The addresses on which this machine listens at a port (Linux; elsewhere none are known)."""
    for table in SOCKETS:
        rows = table.read_text(encoding="ascii").splitlines()[1:] if table.exists() else []
        for row in rows:
            _number, local, _remote, state, *_rest = row.split()
            address, _colon, at = local.partition(":")
            if state == LISTENING and int(at, 16) == port:
                yield _address(address)


def _address(words: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """An address as the kernel prints it: words of four bytes, each in the machine's own order."""
    numbers = [int(words[at : at + 8], 16) for at in range(0, len(words), 8)]
    found = ipaddress.ip_address(b"".join(n.to_bytes(4, sys.byteorder) for n in numbers))
    return getattr(found, "ipv4_mapped", None) or found
