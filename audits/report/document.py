"""The page machine: the parts in their order, the pages they fall into, and the finished file.

The same report gives the same bytes: every date and number in the file comes from the data, and
nothing here looks at a clock. Tags, archive profiles and signatures are not made here.
"""

import time
from calendar import timegm
from collections.abc import Callable
from io import BytesIO
from itertools import chain

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from audits.report.blocks import contents_lines
from audits.report.data import AuditReport
from audits.report.flow import BOTTOM, END, START, TOP, WIDTH, Flow, Slab, paginate, places
from audits.report.palette import DEEP, FOLIO, LINE, WARNING, Style
from audits.report.parts import (
    actions,
    annexes,
    cover,
    fees,
    grading,
    mandate,
    method,
    remedies,
    reply,
    results,
    sign_off,
    summary,
    treatment,
)
from audits.report.pen import PAGE_HEIGHT, PAGE_WIDTH, Pen
from audits.report.typography import lines
from audits.report.wording import Wording, is_mirrored
from audits.words import N_

# Text in the file stays binary: as ASCII it would be a quarter larger.
rl_config.useA85 = 0

PARTS: tuple[Callable[[Flow, AuditReport, Wording], None], ...] = (
    summary.write,
    mandate.write,
    method.write,
    results.write,
    fees.write,
    treatment.write,
    grading.write,
    reply.write,
    actions.write_actions,
    remedies.write,
    actions.write_sanctions,
    actions.write_questions,
    annexes.write,
    sign_off.write,
)


def render(report: AuditReport, translate: Callable[[str], str]) -> bytes:
    """The report as a PDF file, in the language that `translate` puts messages into."""
    words = Wording(translate, is_mirrored(report.language))
    pages = _pages(report, words)
    stream = BytesIO()
    canvas = _canvas(stream, report, words)
    pen = Pen(canvas, words.mirrored)
    for number, page in enumerate(pages, start=1):
        if number == 1:
            pen.box(0, 0, 16, PAGE_HEIGHT, DEEP)
        else:
            _margins(pen, report, words, number, len(pages))
        y = TOP
        for slab in page:
            slab.draw(pen, y)
            y += slab.height
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _pages(report: AuditReport, words: Wording) -> list[list[Slab]]:
    """The slabs of every page; the contents know the page numbers by the time they are drawn."""
    front, contents, body = (Flow(words.mirrored, n) for n in ("cover", "contents", "part"))
    cover.write(front, report, words)
    for write in PARTS:
        write(body, report, words)
    numbers: dict[str, int] = {}
    contents.part(words.say(N_("Contents")), fresh=True)
    contents_lines(contents, body.headings, numbers)
    pages = list(chain.from_iterable(paginate(flow.slabs) for flow in (front, contents, body)))
    numbers.update(places(pages))
    return pages


class _Sheet(Canvas):  # type: ignore[misc]
    """reportlab's canvas without the Helvetica that it would name on every page."""

    def _make_preamble(self) -> None:
        self._preamble = ""


def _canvas(stream: BytesIO, report: AuditReport, words: Wording) -> Canvas:
    canvas = _Sheet(
        stream,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        pageCompression=1,
        invariant=1,
        pdfVersion=(1, 7),
        lang=report.language,
    )
    title = words.say(N_("Audit report: %(agency)s"), agency=report.agency.name)
    canvas.setTitle(f"{title} · {report.cover.reference}")
    canvas.setAuthor(report.cover.issuing_body)
    canvas.setSubject(report.cover.agreement_title)
    canvas.setCreator(report.cover.issuing_body)
    canvas.setKeywords(report.cover.data_hash)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    canvas.setViewerPreference("Direction", "R2L" if words.mirrored else "L2R")
    canvas.showOutline()
    stamp = canvas._doc._timeStamp
    stamp.t = timegm(report.cover.issued_on.timetuple())
    stamp.lt = time.gmtime(stamp.t)
    stamp.YMDhms = tuple(stamp.lt)[:6]
    return canvas


def _margins(pen: Pen, report: AuditReport, words: Wording, number: int, count: int) -> None:
    """The running head and foot of a page."""
    _ends(pen, 52, report.agency.name, report.cover.reference)
    pen.rule(START, 60, WIDTH, LINE, 0.5)
    foot = BOTTOM + 34
    pen.rule(START, foot - 14, WIDTH, LINE, 0.5)
    folio = words.say(N_("Page %(page)s of %(pages)s"), page=number, pages=count)
    if report.demonstration:
        style = Style(FOLIO.size, FOLIO.leading, "bold", WARNING.ink)
        _ends(pen, foot, words.say(N_("Demonstration data")), folio, style)
    else:
        _ends(pen, foot, report.cover.data_hash[:16], folio)


def _ends(pen: Pen, y: float, start: str, end: str, style: Style = FOLIO) -> None:
    """Write one line at each end; the first is cut short where it would meet the other."""
    room = WIDTH * 0.62
    pen.line(lines(start, style, room, pen.mirrored)[0], style, START, y)
    pen.write(end, FOLIO, END, y, "end")
