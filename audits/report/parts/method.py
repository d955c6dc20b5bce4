"""Part 3: the method, so that another auditor could do the same and come to the same result."""

from audits.report.blocks import facts
from audits.report.data import AuditReport
from audits.report.flow import Flow
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write how verdicts are reached, what was looked at and what limits that."""
    flow.part(words.say(N_("3. Method")))
    flow.section(words.say(N_("What was looked at")))
    facts(flow, _scope(report, words))
    flow.section(words.say(N_("How a verdict is reached")))
    for text in VERDICTS:
        flow.prose(words.say(text))
    flow.section(words.say(N_("What evidence is worth")))
    flow.prose(words.say(EVIDENCE))
    facts(flow, [(words.say(label), words.say(text)) for label, text in (*PIECES, *CLASSES)])
    flow.section(words.say(N_("Limits")))
    if report.method.limits:
        flow.bullets(report.method.limits)
    else:
        flow.prose(words.say(N_("No particular limits of this audit are recorded.")))


VERDICTS = (
    N_(
        "Each clause judges each placement to which it applies on the day that it names. The "
        "verdict is one of three: met, breached, or not assessed. Missing proof is never a pass "
        "and never a breach; it is listed with the document that would settle it."
    ),
    N_(
        "An amount known only in part is a lower bound: a known payment breaches a rule against "
        "payment even where the other costs are not disclosed. What was paid decides the breach; "
        "what was paid and not refunded is what is owed. Amounts in two currencies are compared "
        "only where a rate near the day is recorded."
    ),
)
EVIDENCE = N_(
    "Each piece of evidence has a class, A, B or C; the pieces for one payment decide together "
    "what its amount is worth. Only an established amount may found an order to repay. A probable "
    "amount leads to more work, an alleged one to a question."
)
PIECES = (
    (
        N_("Class A"),
        N_(
            "Strong: a bank or mobile-money transfer, a payslip that agrees with the bank's "
            "credit, an invoice for a ticket, visa or medical test, a record of court, police or "
            "ministry."
        ),
    ),
    (
        N_("Class B"),
        N_(
            "Middling: a receipt or ledger of the agency, a loan contract, a worker's account of "
            "an amount, a timesheet. BB are two such pieces that do not depend on each other."
        ),
    ),
    (N_("Class C"), N_("Weak: one person's statement that nothing else supports.")),
)
CLASSES = (
    (N_("Established"), N_("One piece of class A, or two independent ones of class B.")),
    (N_("Probable"), N_("One piece of class B.")),
    (N_("Alleged"), N_("Anything less.")),
)


def _scope(report: AuditReport, words: Wording) -> list[tuple[str, str]]:
    run, method, none = report.run, report.method, words.say(N_("Not recorded."))
    judged = sum(r.met + r.breached + r.unknown for r in report.results)
    verdicts = N_("%(verdicts)s verdicts of %(clauses)s clauses")
    replay = N_("check run %(run)s · journal entry %(seq)s · write %(write)s")
    return [
        (words.say(N_("Placements judged")), words.count(run.workers)),
        (words.say(N_("Payments recorded")), words.count(run.charges)),
        (
            words.say(N_("Verdicts")),
            words.say(
                verdicts, verdicts=words.count(judged), clauses=words.count(len(report.results))
            ),
        ),
        (words.say(N_("As of")), words.day(run.as_of)),
        (words.say(N_("Selection")), method.selection or none),
        (words.say(N_("Workers interviewed")), _interviews(report, words)),
        (words.say(N_("Interview languages")), words.list(method.interview_languages) or none),
        (
            words.say(N_("To repeat the check")),
            words.say(replay, run=run.number, seq=run.journal_seq, write=run.write_number),
        ),
        (words.say(N_("Journal checkpoint")), run.checkpoint or none),
    ]


def _interviews(report: AuditReport, words: Wording) -> str:
    asked, workers = report.method.interviewed, report.run.workers
    if asked is None:
        return words.say(N_("Not recorded."))
    if not workers:
        return words.count(asked)
    share = N_("%(asked)s (%(percent)s%% of those checked)")
    return words.say(share, asked=words.count(asked), percent=round(100 * asked / workers))
