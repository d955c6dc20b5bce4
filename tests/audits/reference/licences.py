"""The licence on the clause's day: its entries, acts on clearances, the register's list."""

from datetime import date

from tests.audits.reference import clearances
from tests.audits.reference.verdict import Breach, Case, Met, Unknown
from tests.audits.reference.world import MAY_RECRUIT


def licensed_on_day(case: Case):
    row = case.placement
    agency = case.world.agencies[row["agency"]]
    register = case.world.registers[agency["register"]]
    here, missing = clearances.covers(case, listed(agency, register, row, "destination"))
    there = listed(agency, register, row, "sector")
    if "sectors" in register["publishes"]:
        missing |= {"sector"} if row["sector"] is None else set()
        missing |= set() if agency["sectors"] else {"sectors"}
    status, proven = status_on(agency["licences"], register, case.day)
    if proven and status not in MAY_RECRUIT:
        return Breach(status, None)
    if clearances.ended(case):
        return Breach(row["destination"], None)
    if not proven:
        return Unknown(missing | {"licence"}, status, None)
    for fact, covered in (("destination", here), ("sector", there)):
        if covered is False:
            return Breach(row[fact], None)
    return Unknown(missing, status, None) if missing else Met(status, None)


def listed(agency: dict, register: dict, row: dict, fact: str) -> bool | None:
    """Whether the register's list lets the agency recruit there; None where it cannot say."""
    published = f"{fact}s"
    if published not in register["publishes"]:
        return True
    if not agency[published] or row[fact] is None:
        return None
    return row[fact] in agency[published]


def status_on(licences: list[dict], register: dict, day: date) -> tuple[str | None, bool]:
    """The status on the day, and whether it is proven."""
    begun = []
    for entry in licences:
        start = entry["since"] or entry["issued_on"] or entry["as_of"]
        if entry["status"] == "expired" and not entry["since"] and not entry["expires_on"]:
            start = entry["as_of"] or entry["issued_on"]
        if start is not None and start <= day:
            begun.append((start, entry))
    begun = [entry for _start, entry in sorted(begun, key=lambda pair: pair[0])]
    # Once a newer list has come, older ones have nothing to say of the agency.
    newest = max(
        (one["as_of"] for one in begun if one["as_of"] and one["as_of"] <= day), default=day
    )
    begun = [one for one in begun if one["as_of"] is None or one["as_of"] >= newest]
    # A suspension that ended gives way, with any suspension before it that it took the place of.
    while begun and begun[-1].get("until") and begun[-1]["until"] <= day:
        begun.pop()
        while begun and begun[-1]["status"] in ("suspended", "preventive_suspension"):
            begun.pop()
    if not begun:
        return None, False
    entry = begun[-1]
    status, expires = entry["status"], entry["expires_on"]
    if expires is not None:
        if status in MAY_RECRUIT and day > expires:
            status = "expired"
        elif status == "expired" and not entry["since"] and entry["issued_on"] and day <= expires:
            status = "valid"
    old = entry["as_of"] is not None and (day - entry["as_of"]).days > register["stale_after"]
    return status, not old
