"""Part 8: the right of reply, the agency's own words beside the auditor's answer."""

from audits.report.data import AuditReport, Reply
from audits.report.flow import Flow
from audits.report.palette import BODY_BOLD, LABEL, QUOTE
from audits.report.topics import TOPICS
from audits.report.wording import Wording
from audits.words import N_


def write(flow: Flow, report: AuditReport, words: Wording) -> None:
    """Write what the agency answered, or that it did not."""
    flow.part(words.say(N_("8. Right of reply")))
    reply = report.reply
    if reply.sent_on is None and reply.replies:
        text = N_("The agency has replied. The day on which it got the findings is not recorded.")
        flow.prose(words.say(text))
    elif reply.sent_on is None:
        flow.prose(words.say(N_("The findings have not been sent to the agency for reply yet.")))
    elif reply.due_on is None:
        text = N_("The findings went to the agency on %(sent)s. No day was set for the reply.")
        flow.prose(words.say(text, sent=words.day(reply.sent_on)))
    else:
        text = N_("The findings went to the agency on %(sent)s; its reply was due on %(due)s.")
        flow.prose(words.say(text, sent=words.day(reply.sent_on), due=words.day(reply.due_on)))
    if reply.sent_on and not reply.replies:
        text = N_("No reply is recorded. That is stated here and does not count as consent.")
        flow.prose(words.say(text))
    for entry in reply.replies:
        _entry(flow, entry, words)


def _entry(flow: Flow, reply: Reply, words: Wording) -> None:
    flow.space(6)
    flow.prose(words.key(TOPICS, reply.subject), BODY_BOLD, after=2, keep=True)
    head = N_("The agency wrote on %(day)s:") if reply.on else N_("The agency wrote:")
    flow.prose(words.say(head, day=words.day(reply.on)), LABEL, after=3, keep=True)
    if reply.text.strip():
        flow.quote(reply.text, QUOTE)
    else:
        text = N_("No reply on this matter. That does not count as consent.")
        flow.prose(words.say(text))
    flow.prose(words.say(N_("The auditor answers:")), LABEL, after=3, keep=True)
    flow.prose(reply.answer or words.say(N_("No answer is recorded.")))
    if reply.change:
        flow.prose(words.say(N_("What changed:")), LABEL, after=3, keep=True)
        flow.prose(reply.change)
