"""The whole report: its parts, its pages, its letters and its bytes."""

import re
from io import BytesIO
from itertools import pairwise

import pikepdf
import pytest

from audits.money import Money
from audits.report import render
from audits.report.data import Agency, ChargeLine, FeeFinding, Member, Reply, RightOfReply
from audits.report.flow import BOTTOM, END, START, TOP
from audits.report.pen import PAGE_HEIGHT
from tests.audits.report.reading import Line, fonts, read, text
from tests.audits.report.sample import empty_report, full_report
from tests.audits.report.sample_parts import AGENCY, COMMITTEE, COVER

PARTS = [
    "1. Summary",
    "2. Mandate and law applied",
    "3. Method",
    "4. Results",
    "5. Fee findings",
    "6. Equal-treatment findings",
    "7. Grading",
    "8. Right of reply",
    "9. Corrective action plan",
    "10. Remedy table",
    "11. Sanctions proposed",
    "12. Questions for the committee",
    "13. Annexes",
    "Sign-off",
]


def same(message: str) -> str:
    return message


@pytest.fixture(scope="module")
def full() -> bytes:
    return render(full_report(), same)


@pytest.fixture(scope="module")
def empty() -> bytes:
    return render(empty_report(), same)


def test_the_same_data_gives_the_same_bytes(full):
    assert render(full_report(), same) == full


def test_other_data_gives_other_bytes(empty):
    other = empty_report(agency=Agency("Quiet Harbour Ltd.", "0017/081", "Register", "It may."))
    assert render(other, same) != empty


def test_the_file_carries_the_day_of_the_report_and_no_other(full):
    with pikepdf.open(BytesIO(full)) as document:
        info = document.docinfo
        assert str(info["/CreationDate"]).startswith("D:20251103")
        assert str(info["/ModDate"]).startswith("D:20251103")


@pytest.mark.parametrize("which", ["full", "empty"])
def test_every_part_stands_in_its_order_after_the_contents(which, request):
    pages = read(request.getfixturevalue(which))
    headings = [line.text for page in pages[2:] for line in page if line.size == 20.0]
    assert headings == PARTS


def test_the_contents_name_the_page_on_which_each_part_begins(full):
    pages = read(full)
    contents = pages[1]
    for part in PARTS:
        (entry,) = [line for line in contents if line.text == part and line.size < 20]
        (page,) = [
            line.text
            for line in contents
            if line.y == entry.y and line.right == pytest.approx(END, abs=0.5)
        ]
        assert page == str(page_of(pages, part))


def test_every_page_but_the_cover_says_its_number_and_how_many_there_are(full):
    pages = read(full)
    for number, page in enumerate(pages[1:], start=2):
        assert f"Page {number} of {len(pages)}" in [line.text for line in page]
    assert not [line for line in pages[0] if line.text.startswith("Page ")]


def test_each_line_of_the_contents_leads_to_the_page_that_it_names(full):
    pages = read(full)
    starts = [page_of(pages, part) for part in PARTS]
    with pikepdf.open(BytesIO(full)) as document:
        numbers = {page.obj.objgen: n for n, page in enumerate(document.pages, 1)}
        led = [numbers[link.Dest[0].objgen] for link in document.pages[1].Annots]
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root]
            outlined = [numbers[item.destination[0].objgen] for item in outline.root]
    assert titles == ["Contents", *PARTS]
    assert outlined == [2, *starts]
    assert set(starts) <= set(led)
    assert led == sorted(led)


def page_of(pages: list[list[Line]], part: str) -> int:
    """The number of the page on which a part begins."""
    (number,) = [
        number
        for number, page in enumerate(pages, start=1)
        if any(line.text == part and line.size == 20 for line in page)
    ]
    return number


def test_every_page_names_embedded_fonts_only(full):
    found = fonts(full)
    assert found
    assert all(font.embedded and "Noto" in font.base for font in found.values())
    assert b"Helvetica" not in full


def test_the_file_says_its_language_and_title(full):
    with pikepdf.open(BytesIO(full)) as document:
        assert str(document.Root.Lang) == "en"
        assert bool(document.Root.ViewerPreferences.DisplayDocTitle)
        assert AGENCY.name in str(document.docinfo["/Title"])


def test_nothing_stands_outside_the_margins(full):
    assert outside(full) == []


def outside(pdf: bytes) -> list[Line]:
    """The lines that leave the page's margins; head and foot have their own heights."""
    return [
        line
        for page in read(pdf)
        for line in page
        if line.left < START - 0.5
        or line.right > END + 0.5
        or not PAGE_HEIGHT - BOTTOM - 40 < line.y < PAGE_HEIGHT - 40
    ]


def test_lines_of_one_page_never_run_into_each_other(full):
    for page in read(full)[1:]:
        body = sorted((line for line in page if line.text), key=lambda k: (-k.y, k.left))
        for one, two in pairwise(body):
            if one.y == two.y:
                assert one.right <= two.left + 0.5, (one, two)


def test_five_hundred_findings_and_endless_words_stay_inside_the_page():
    long = "Donaudampfschifffahrtsgesellschaft" * 9
    charge = ChargeLine("P-x", "service_fee", Money(10**11, "IDR"), None, long, "alleged")
    wide = FeeFinding("W-0000", long, "agreement", "assumed", long, (charge,), Money(10**11, "IDR"))
    report = full_report(
        250,
        agency=Agency(long, long, long, long, local_name="लालुपाते" * 40),
        committee=type(COMMITTEE)(long, long, (Member(long, long, long),)),
        reply=RightOfReply(None, None, (Reply(long, "word " * 6000, None, long, long),)),
    )
    report = type(report)(**{**report.__dict__, "fees": (wide, *report.fees)})
    pdf = render(report, same)
    assert len(read(pdf)) > 40
    assert outside(pdf) == []
    assert text(pdf).count("word") >= 6000


def test_a_table_that_goes_on_repeats_its_header_and_its_group():
    pages = read(render(full_report(120), same))
    ledger = [lines for lines in map(texts, pages) if "Still owed under each basis" in lines]
    remedies = [lines for lines in map(texts, pages) if "Established" in lines and "NPR" in lines]
    assert len(ledger) >= 4
    assert all("Item and payee" in lines[: first_worker(lines)] for lines in ledger)
    assert len(remedies) >= 2
    for lines in remedies[1:]:
        assert {"Worker", "Open"} < set(lines[: first_worker(lines)])


def texts(page: list[Line]) -> list[str]:
    return [line.text for line in page]


def first_worker(lines: list[str]) -> int:
    """The place of the first worker's code, or the end."""
    codes = (i for i, line in enumerate(lines) if re.fullmatch(r"W-\d{4}( \*)?", line))
    return next(codes, len(lines))


def test_no_table_begins_at_the_foot_of_a_page(full):
    for page in read(full):
        headers = [line.y for line in page if line.text in {"Worker", "Clause", "Instrument"}]
        for y in headers:
            assert [line for line in page if PAGE_HEIGHT - BOTTOM < line.y < y - 5]


def test_decimal_points_of_a_column_stand_under_each_other(full):
    page = next(page for page in read(full) if any(k.text == "1. Summary" for k in page[2:]))
    figures = [line for line in page if re.fullmatch(r"[\d,]+\.\d{2,3}", line.text)]
    columns: dict[int, set[float]] = {}
    for line in figures:
        tail = len(line.text.rpartition(".")[2])
        # The figures of the face are all 0.572 of its size wide.
        point = line.right - tail * 0.572 * line.size
        columns.setdefault(round(point), set()).add(round(point, 1))
    assert len(columns) <= 5
    assert all(max(points) - min(points) < 0.2 for points in columns.values())


def test_an_empty_part_says_so_in_a_sentence(empty):
    said = text(empty)
    for sentence in (
        "No payment against the rules was found.",
        "No instrument applied to the placements of this audit.",
        "No clause judged a placement of this agency in the period.",
        "No payment by a worker against the rules was found.",
        "No unequal wage, hours or leave were found.",
        "No other breach was found.",
        "No breach was found, so nothing was graded.",
        "Nothing was left unassessed for want of proof.",
        "The findings have not been sent to the agency for reply yet.",
        "No corrective action has been set yet.",
        "Nothing was found that is to be repaid.",
        "No sanction is proposed.",
        "No question is put to the committee.",
        "No worker was checked, so there are no statistics.",
        "No piece of evidence is indexed.",
    ):
        assert sentence in said


def test_the_first_line_of_the_body_stands_at_the_top_margin(full):
    for page in read(full)[2:]:
        body = [line.y for line in page if line.y < PAGE_HEIGHT - 60]
        assert PAGE_HEIGHT - TOP - 32 < max(body) < PAGE_HEIGHT - TOP


def test_the_cover_tells_this_report_from_any_other(full):
    cover = [line.text for line in read(full)[0]]
    for fact in (COVER.reference, COVER.data_hash, COVER.agreement_id, *COVER.distribution):
        assert fact in cover
