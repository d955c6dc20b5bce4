"""One register in which everything happened that a journal can tell, told in small stories.

Each story is of one noun; together they hold every kind of event. Two officers of Nepal's ministry,
Asha and Bimal, and Chong of Malaysia's do what takes an officer.
"""

from datetime import date

from registry.bonds import Clearing, Entry
from registry.models import Agency, User
from registry.services import (
    approving,
    barring,
    clearing,
    confirming,
    disputing,
    leaving,
    licensing,
    linking,
    submitting,
    warning,
)
from registry.services.applying import papers, rules
from registry.services.bonding import entering as bonds
from registry.services.bonding import requiring
from registry.services.bonding.requiring import Rules, Tier
from registry.services.disputing import Claim
from registry.services.exchange import missing
from registry.services.knowing import entering
from registry.services.knowing.entries import list_entries
from registry.services.leaving import Leave
from registry.services.uploading import Upload
from tests.registry import officers
from tests.registry.exchange.files import HIMAL, file
from tests.registry.known.conftest import EVERYTHING
from tests.registry.publishing import decide, licensed, listed, register
from tests.registry.states.conftest import GOLDEN, RAJU, warned

WINTER, SPRING, AUTUMN = date(2024, 1, 1), date(2024, 3, 1), date(2024, 9, 1)
LATER = date(2024, 9, 2)
WRONG = "It was another firm's."


def everything() -> None:
    """Tell all of it; nothing is committed."""
    asha, bimal = officers.officer("asha"), officers.officer("bimal")
    everest = lived()
    applied()
    known(everest)
    bonded(everest)
    disputed(everest, asha)
    warnings(asha, bimal)
    alike(everest, asha)
    imported(asha, bimal)
    law(asha, bimal)


def lived() -> Agency:
    """Everest is suspended, given back its licence and, with two persons, disqualified."""
    himal = register(publishes=["phones"])
    everest = licensed(himal, "RL-0215", "Everest Manpower", phones=["+977 1 4000000"])
    lumbini = licensed(himal, "78", "Lumbini Overseas", bond_amount=500, bond_currency="NPR")
    decide(everest, "suspend", SPRING)
    licensing.correct(lumbini, actor="test", name="Lumbini Overseas Recruitment")
    register(name="Register of the Himal", publishes=["phones", "emails"])
    listed(register("terai", as_of=date(2025, 1, 1)), "7", "Karnali Placement")
    leaving.set_rule(himal, Leave("suspension", 365, "s. 30"), actor="test")
    decide(everest, "reinstate", AUTUMN)
    persons = (("Ram Demo-Thapa", "owner"), ("Gita Demo-Rai", "director"))
    decide(everest, "disqualify", LATER, basis="s. 60", persons=persons)
    decide(everest, "appeal", LATER, stayed=True)
    decide(everest, "allow_appeal", LATER)
    barring.erase_name(everest, barring.list_all(everest)[0], "He asked for it.", actor="test")
    return everest


def applied() -> None:
    """Arun applies with two papers, of which one was another firm's."""
    rules.declare(register(), actor="test", objection_days=14, objection_cite="s. 3")
    arun = licensing.enter(register(), "A-1", actor="test", name="Arun Placement")
    decide(arun, "apply", WINTER)
    for number in ("1", "2"):
        papers.state(papers.require_application(arun), "bond", number, WINTER, actor="test")
    application = papers.require_application(arun)
    papers.strike(application, application.papers[0].id, WRONG, actor="test")


def known(everest: Agency) -> None:
    """All that Everest is known by; of it one holds no more, one was a mistake, one is erased."""
    for entry in EVERYTHING:
        entering.enter(everest, entry, actor="test")
    of = {entry.kind: entry for entry in list_entries(everest)}
    entering.end(everest, of["branch"], AUTUMN, "It closed.", actor="test")
    entering.strike(everest, of["partner_agency"], WRONG, actor="test", decided=None)
    entering.erase_values(everest, of["director"], "She asked for it.", actor="test")


def bonded(everest: Agency) -> None:
    """What is required of its bond, said twice, an entry of it, and a clearance that ended."""
    for shows in (("held",), ("required",)):
        tiers = (Tier(None, 0, 1),)
        asked = Rules(WINTER, "workers", "NPR", tiers, "Rule 5", shows)
        requiring.declare(everest.kept_in, asked, actor="test")
    bonds.enter(everest, Entry("lodge_cash", AUTUMN, amount=5, currency="NPR"), actor="test")
    ended = Clearing("end_clearance", LATER, "Order 5", "MYS", sector="health")
    clearing.act(everest, ended, actor="test")


def disputed(everest: Agency, account: User) -> None:
    """It disputes its address and gives that up; its name it goes on disputing."""
    for fact in ("address", "name"):
        request = disputing.open_(
            everest, Claim(fact, "Other", "It is so.", "Lease"), account=account
        )
        if fact == "address":
            disputing.give_up(request, account=account)


def warnings(asha: User, bimal: User) -> None:
    """A firm that is warned against, and a person whose warning was withdrawn and erased."""
    warned(GOLDEN, asha, bimal)
    raju = warned(RAJU, asha, bimal)
    approving.approve(warning.propose_end(raju, AUTUMN, WRONG, officer=asha), officer=bimal)
    warning.erase_values(raju, "He asked for it.", officer=asha)


def alike(everest: Agency, officer: User) -> None:
    """Two entries that were taken for one firm and are two."""
    lumbini = licensing.require_agency("78")
    for word in (linking.SAME, linking.DIFFERENT):
        linking.decide(everest, lumbini, word, ground="Their own word.", officer=officer)


def imported(asha: User, bimal: User) -> None:
    """A list that one officer sent and another approved."""
    about = {"name": "may.csv", "map": None, "skip_bad": False}
    proposal = submitting.submit(Upload("", file(HIMAL), about), missing.NOTHING, officer=asha)
    approving.approve(proposal, officer=bimal)


def law(asha: User, bimal: User) -> None:
    """An agreement that Nepal adopted; of what both states confirmed one word is withdrawn."""
    chong = officers.officer("chong", "mys-labour")
    tale = officers.adopted(by=asha, second=bimal)
    refs = [f"{tale.id}#{clause.id}" for clause in tale.clauses]
    for officer in (asha, chong):
        confirming.confirm(tale, refs, officers.SIGNED, officer=officer)
    confirming.withdraw(tale, refs[:1], "Article 1 was misread.", officer=asha)
