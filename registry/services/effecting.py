"""What a decision makes of the record: an entry of the licence, a step beside it, or both.

Plain values for one event; nothing is examined and nothing written here.
"""

from collections.abc import Iterable
from typing import Any

from audits.standing import MAY_RECRUIT, STOPS, layers, standing_on
from registry.acts import (
    ACTS,
    APPEAL,
    APPLICATION,
    AS_BEFORE,
    FIRST,
    GRANTING,
    GRAVITY,
    LICENCE,
    RUNNING,
    Decision,
)
from registry.models import Agency, Licence, Step
from registry.services.licensing import plain, steps_of

Values = dict[str, Any]
Made = dict[str, Values | None]
"""The licence's new `entry`, the new `step` beside it, and the step that a case `reopened`."""
STATED = ("status", "limits", "due_on")


def effects(agency: Agency, decision: Decision) -> dict[str, Values]:
    """What an act that was examined adds: `entry` to the licence, `step` and `reopened` beside."""
    of = ACTS[decision.act].of
    made = {LICENCE: _on_licence, APPLICATION: _on_application, APPEAL: _on_appeal}[of]
    return {
        name: {key: plain(value) for key, value in values.items()}
        for name, values in made(agency, decision).items()
        if values is not None
    }


def _on_licence(agency: Agency, decision: Decision) -> Made:
    status = ACTS[decision.act].makes
    stated: Values = {"status": status, "limits": decision.limits, "due_on": decision.due_on}
    held = [entry for _since, entry in layers(agency.entries, decision.since)]
    if status == AS_BEFORE:
        # What is lifted does not come back; a licence that is stopped comes back as it was.
        among = frozenset({"valid", "provisional"}) if decision.act == "lift" else MAY_RECRUIT
        stated = _last(held, among, otherwise="valid")
    applied = steps_of(agency, APPLICATION, decision.since)
    granted = decision.act in GRANTING and applied and applied[-1].status in RUNNING
    step = _step(decision, APPLICATION, "granted") if granted else None
    return {"entry": _entry(agency, decision, stated | {"until": decision.until}), "step": step}


def _on_application(agency: Agency, decision: Decision) -> Made:
    taken = steps_of(agency, APPLICATION, decision.since)
    return {"step": _step(decision, APPLICATION, ACTS[decision.act].makes or taken[-1].status)}


def _on_appeal(agency: Agency, decision: Decision) -> Made:
    begun = None if decision.act in FIRST else steps_of(agency, APPEAL, decision.since)[0]
    if "appeal_refusal" in (decision.act, begun and begun.act):
        return _on_refusal(agency, decision, begun)
    held = [entry for _since, entry in layers(agency.entries, decision.since)]
    if begun is None:
        against, stayed = held[-1], bool(decision.stayed)
        stated = _before(held, against) if stayed else None
    else:
        against = next(entry for entry in agency.entries if entry.seq == begun.against)
        stayed = begun.stayed
        stated = _decided(agency, decision, begun, against)
    step = _step(decision, APPEAL, str(ACTS[decision.act].makes))
    step |= {"against": against.seq, "stayed": stayed}
    return {"entry": _entry(agency, decision, stated) if stated else None, "step": step}


def _on_refusal(agency: Agency, decision: Decision, begun: Step | None) -> Made:
    """Of an appeal against a refused application, which is reopened where it is allowed.

    It stays closed where another application was made meanwhile.
    """
    last = steps_of(agency, APPLICATION, decision.since)[-1]
    against = begun.against if begun else last.seq
    step = _step(decision, APPEAL, str(ACTS[decision.act].makes)) | {"against": against}
    reopens = decision.act == "allow_appeal" and last.seq == against
    reopened = _step(decision, APPLICATION, "under_review") if reopens else None
    return {"step": step, "reopened": reopened}


def _decided(agency: Agency, decision: Decision, begun: Step, against: Licence) -> Values | None:
    """What a decided appeal makes of the licence; None where that stays what it is.

    One that is allowed undoes the decision if it still holds; one that is dismissed lets a stayed
    decision take effect, unless a graver one came meanwhile. Only a suspension has an end.
    """
    held = [entry for _since, entry in layers(agency.entries, decision.since)]
    if decision.act == "allow_appeal":
        return _before(held, against) if held[-1] is against else None
    now = standing_on(agency.entries, agency.kept_in, decision.since).status
    graver = now in GRAVITY and GRAVITY.index(against.status) > GRAVITY.index(now)
    if not begun.stayed or not graver:
        return None
    ends = (decision.until or against.until) if against.status in STOPS else None
    return _of(against) | {"until": ends}


def _before(held: Iterable[Licence], against: Licence) -> Values:
    """What the licence was before a decision; not active where it never was in force."""
    earlier = [entry for entry in held if entry.seq < against.seq]
    return _last(earlier, MAY_RECRUIT, otherwise="delisted")


def _last(held: Iterable[Licence], among: frozenset[str], otherwise: str) -> Values:
    """The status and limits of the last entry of such a status."""
    fitting = [entry for entry in held if entry.status in among]
    return _of(fitting[-1]) if fitting else {"status": otherwise, "limits": None, "due_on": None}


def _of(entry: Licence) -> Values:
    return {name: getattr(entry, name) for name in STATED}


def _entry(agency: Agency, decision: Decision, stated: Values) -> Values:
    """The licence entry that a decision makes; a term that it does not name goes on."""
    held = layers(agency.entries, decision.since)
    last = held[-1][1] if held and decision.act not in GRANTING else None
    issued_on = decision.since if decision.act == "renew" else None
    return {
        "act": decision.act,
        "since": decision.since,
        "issued_on": decision.issued_on or (last.issued_on if last else issued_on),
        "expires_on": decision.expires_on or (last.expires_on if last else None),
        "ground": decision.ground,
        "basis": decision.basis,
        "document": decision.document,
        **stated,
    }


def _step(decision: Decision, of: str, status: str) -> Values:
    return {
        "of": of,
        "act": decision.act,
        "status": status,
        "since": decision.since,
        "ground": decision.ground,
        "basis": decision.basis,
        "document": decision.document,
        "against": None,
        "stayed": False,
    }
