"""A licence's life as a plain model: written from the words of the field, without the register.

It keeps one agency in a few variables and moves day by day. It shares neither the table of acts nor
the derivation of standings with what it is held against.
"""

from dataclasses import dataclass
from datetime import date

RECRUITS = {"valid", "provisional", "conditional", "surveillance"}
STOPPED = {"suspended", "preventive_suspension"}
NEVER = {None, "applied", "under_review", "refusal_intended", "refused", "withdrawn"}
RUN_OUT = {"expired"}
# On which licences each act is possible.
ON_LICENCE = {
    "grant": NEVER | RECRUITS | RUN_OUT | {"surrendered", "delisted", "revoked"},
    "provisional": NEVER | RUN_OUT | {"surrendered", "delisted"},
    "renew": RECRUITS | RUN_OUT,
    "restrict": RECRUITS,
    "surveil": {"valid"},
    "lift": {"conditional", "surveillance"},
    "suspend_preventively": RECRUITS,
    "suspend": RECRUITS | RUN_OUT | {"preventive_suspension"},
    "reinstate": STOPPED | {"revoked"},
    "surrender": RECRUITS | RUN_OUT | STOPPED,
    "revoke": RECRUITS | RUN_OUT | STOPPED | {"surrendered"},
    "delist": RECRUITS | RUN_OUT,
    "disqualify": NEVER | RECRUITS | RUN_OUT | STOPPED | {"surrendered", "delisted", "revoked"},
    "appeal": STOPPED | {"revoked", "delisted", "disqualified", "conditional", "surveillance"},
}
BECOMES = {
    "grant": "valid", "provisional": "provisional", "restrict": "conditional",
    "surveil": "surveillance", "suspend_preventively": "preventive_suspension",
    "suspend": "suspended", "surrender": "surrendered", "revoke": "revoked",
    "delist": "delisted", "disqualify": "disqualified",
}  # fmt: skip
ON_APPLICATION = {
    "apply": ({None, "refused", "withdrawn", "granted"}, "applied"),
    "review": ({"applied"}, "under_review"),
    "note_inspection": ({"under_review"}, "under_review"),
    "note_fitness": ({"under_review"}, "under_review"),
    "intend_refusal": ({"applied", "under_review"}, "refusal_intended"),
    "refuse": ({"under_review", "refusal_intended"}, "refused"),
    "withdraw": ({"applied", "under_review", "refusal_intended"}, "withdrawn"),
}
GRAVE = ["expired", "preventive_suspension", "suspended", "surrendered", "delisted", "revoked",
         "disqualified"]  # fmt: skip
LIGHT = ["valid", "surveillance", "provisional", "conditional"]


@dataclass
class Held:
    """One decision that holds: what it made, until when, and what lies below it."""

    status: str
    limits: str | None
    expires: date | None
    until: date | None
    undone: tuple[str, str | None]
    below: "Held | None"


@dataclass
class Answers:
    """What a decision states besides its act and its day."""

    limits: str | None = None
    expires: date | None = None
    until: date | None = None
    stayed: bool = False


class Plain:
    """One agency: the decision that holds, its application, its appeal."""

    def __init__(self) -> None:
        self.held: Held | None = None
        self.recruited: tuple[str, str | None] | None = None
        self.full: tuple[str, str | None] | None = None
        self.application: str | None = None
        self.appeal: tuple[str, Held | None, bool] | None = None
        self.applied = 0
        self.refusal_heard: int | None = None

    def licence(self, day: date) -> str | None:
        """The licence's own status on a day that is not before the last act."""
        held = self._holding(day)
        if held is None:
            return None
        ran_out = held.status in RECRUITS and held.expires and day > held.expires
        return "expired" if ran_out else held.status

    def status(self, day: date) -> str | None:
        """What the public page says: an application shows where no licence hides it."""
        licence = self.licence(day)
        running = self.application in {"applied", "under_review", "refusal_intended"}
        if licence is None and self.application != "granted":
            return self.application
        return "renewal_pending" if licence == "expired" and running else licence

    def limits(self, day: date) -> str | None:
        """Within what the licence may be used, as the decision that holds says."""
        held = self._holding(day)
        return held.limits if held else None

    def allows(self, act: str, day: date, answers: Answers) -> bool:
        """Whether the act can be done on that day with these answers."""
        licence, pending = self.licence(day), bool(self.appeal and self.appeal[0] == "pending")
        if act == "appeal_refusal":
            return self.application == "refused" and licence != "disqualified" and not pending
        if act in ON_APPLICATION:
            return self.application in ON_APPLICATION[act][0] and licence != "disqualified"
        if act in ("allow_appeal", "dismiss_appeal"):
            possible = pending
        else:
            possible = licence in ON_LICENCE[act] and not (act == "appeal" and pending)
        held = self._holding(day)
        ends = held.expires if held and act == "renew" else None
        if act in ("grant", "provisional", "renew", "reinstate") and answers.expires:
            possible &= answers.expires >= day and (ends is None or answers.expires > ends)
        if act in ("suspend", "suspend_preventively", "dismiss_appeal") and answers.until:
            possible &= answers.until > day
        return possible

    def do(self, act: str, day: date, answers: Answers) -> None:
        """Do an act that is allowed."""
        if act in ON_APPLICATION:
            self.application = ON_APPLICATION[act][1]
            self.applied += act == "apply"
        elif act == "appeal_refusal":
            self.appeal, self.refusal_heard = ("pending", None, False), self.applied
        elif self.refusal_heard is not None and act in ("allow_appeal", "dismiss_appeal"):
            self._hear_refusal(act)
        elif act in ("appeal", "allow_appeal", "dismiss_appeal"):
            self._hear(act, day, answers)
        else:
            self._decide(act, day, answers)

    def _decide(self, act: str, day: date, answers: Answers) -> None:
        status = BECOMES.get(act, "")
        limits = answers.limits if act in ("restrict", "provisional") else None
        if act in ("renew", "reinstate"):
            status, limits = self.recruited or ("valid", None)
        if act == "lift":
            status, limits = self.full or ("valid", None)
        granted = act in ("grant", "provisional", "renew")
        until = answers.until if act in ("suspend", "suspend_preventively") else None
        expires = answers.expires if granted or act == "reinstate" else None
        self._lay(status, limits, day, expires=expires, until=until, anew=granted)
        if granted and self.application in ON_APPLICATION["withdraw"][0]:
            self.application = "granted"

    def _hear(self, act: str, day: date, answers: Answers) -> None:
        held = self._holding(day)
        assert held is not None
        if act == "appeal":
            self.appeal = ("pending", held, answers.stayed)
            if answers.stayed:
                self._lay(*held.undone, day)
            return
        _pending, against, stayed = self.appeal or ("", held, False)
        if act == "allow_appeal":
            self.appeal = ("allowed", against, stayed)
            if held is against:
                self._lay(*against.undone, day)
            return
        self.appeal = ("dismissed", against, stayed)
        now = self.licence(day)
        order = LIGHT + GRAVE
        if stayed and order.index(against.status) > order.index(str(now)):
            ends = against.status in STOPPED
            until = answers.until or against.until if ends else None
            self._lay(against.status, against.limits, day, until=until)

    def _hear_refusal(self, act: str) -> None:
        """The application that was refused is reopened, unless another was made meanwhile."""
        allowed = act == "allow_appeal"
        self.appeal = ("allowed" if allowed else "dismissed", None, False)
        if allowed and self.refusal_heard == self.applied:
            self.application = "under_review"
        self.refusal_heard = None

    def _lay(
        self, status: str, limits: str | None, day: date, *, expires: date | None = None,
        until: date | None = None, anew: bool = False,
    ) -> None:  # fmt: skip
        held = self._holding(day)
        below = held
        while below and below.status in STOPPED:
            below = below.below
        term = expires if anew else expires or (held.expires if held else None)
        undone = self.recruited or ("delisted", None)
        self.held = Held(status, limits, term, until, undone, below)
        if status in RECRUITS:
            self.recruited = (status, limits)
        if status in ("valid", "provisional"):
            self.full = (status, limits)

    def _holding(self, day: date) -> Held | None:
        held = self.held
        while held and held.until and held.until <= day:
            held = held.below
        return held
