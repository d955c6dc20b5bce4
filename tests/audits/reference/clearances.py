"""Clearances by act beside a register's list, after the row of `licensed-on-day`.

What the row leaves open is judged by trying: an empty sector or occupation may be any that an act
names, or another. Where each of them comes to the same, nothing turns on it.
"""

from itertools import product

from tests.audits.reference.verdict import Case

ANOTHER = "another"
"""A sector and an occupation that no act names."""


def covers(case: Case, listed: bool | None) -> tuple[bool | None, set[str]]:
    """Whether the agency may recruit there, else None and the facts that are missing."""
    row = case.placement
    standing = [act for act in standing_acts(case) if act["destination"] == row["destination"]]
    tried = {said(standing, work) for work in works(row, standing)}
    came = {listed if one is None else one for one in tried}
    missing = {"destinations"} if None in came else set()
    if came in ({True}, {False}, {None}):
        return came.pop(), missing
    for fact in ("sector", "occupation"):
        if row[fact] is None and any(act[fact] and may_be(act, row) for act in standing):
            missing.add(fact)
    return None, missing


def ended(case: Case) -> bool:
    """Whether acts ended the clearance, whatever the sector and the occupation are."""
    row = case.placement
    standing = [act for act in standing_acts(case) if act["destination"] == row["destination"]]
    return {said(standing, work) for work in works(row, standing)} == {False}


def standing_acts(case: Case) -> list[dict]:
    """The acts up to the day that no later one on the same or a wider place took the place of.

    What ended goes before: a clearance within what ended, and not taken up again, does not stand.
    """
    acts = case.world.agencies[case.placement["agency"]].get("clearances", ())
    begun = sorted((act for act in acts if act["since"] <= case.day), key=lambda act: act["since"])
    left = [
        act
        for place, act in enumerate(begun)
        if not any(within(act, later) for later in begun[place + 1 :])
    ]
    ends = [act for act in left if act["act"] == "end_clearance"]
    return [act for act in left if act in ends or not any(within(act, end) for end in ends)]


def within(act: dict, wide: dict) -> bool:
    """Whether all that the act is about lies in what the other is about."""
    parts = all(wide[name] in (None, act[name]) for name in ("sector", "occupation"))
    return parts and act["destination"] == wide["destination"]


def works(row: dict, acts: list[dict]) -> list[dict]:
    """What the placement's work may be."""
    choices = [
        [row[fact]] if row[fact] else [ANOTHER, *{act[fact] for act in acts if act[fact]}]
        for fact in ("sector", "occupation")
    ]
    return [{"sector": sector, "occupation": code} for sector, code in product(*choices)]


def said(acts: list[dict], work: dict) -> bool | None:
    """What the acts that stand say of known work: an end before a clearance, None of neither."""
    about = {act["act"] for act in acts if all(act[fact] in (None, work[fact]) for fact in work)}
    if "end_clearance" in about:
        return False
    return True if "clear" in about else None


def may_be(act: dict, row: dict) -> bool:
    """Whether the act may be about the placement, as far as its work is known."""
    return all(
        act[fact] is None or row[fact] in (None, act[fact]) for fact in ("sector", "occupation")
    )
