"""What is written comes back from the file, in every script that the registers use."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from audits.report.faces import FOLDER
from audits.report.palette import BODY, TITLE, Style
from audits.report.pen import PAGE_HEIGHT, PAGE_WIDTH, Pen
from audits.report.shaping import isolated, leftwards, shape
from audits.report.typography import letter_groups, lines, width
from tests.audits.report.reading import Line, fonts, read

RIGHTWARDS = (
    "Łódź, naïve café; AVATAR – “fi, ffi, fl” 25,000.00",
    "Nguyễn Thị Minh Khai, Công ty Cổ phần Hợp tác",
    "Ελληνικά, Кириллица, Ñandú ₱ € ₹ ₫",
    "श्री हिमालय ओभरसिज प्रा. लि. क्षत्रिय कृष्ण स्त्री कि",
    "বাংলাদেশ জনশক্তি কর্মসংস্থান ও প্রশিক্ষণ ব্যুরো ক্ষুদ্র",
    "กรมการจัดหางาน บริษัท น้ำใจดี ผู้",
    "தமிழ் ශ්‍රී ලංකාව မြန်မာ ខ្មែរ ລາວ",
    "NPL → MYS, −3, ৳ 500, ฿ 20",
)
LEFTWARDS = ("مكتب النخيل للاستقدام", "شركة لا إله، مُحمَّد", "דואר")


def drawn(*texts: str, mirrored: bool = False, style: Style = BODY) -> bytes:
    """A page with each text on a line of its own."""
    stream = BytesIO()
    canvas = Canvas(stream, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), invariant=1, pdfVersion=(1, 7))
    canvas._preamble = ""
    pen = Pen(canvas, mirrored)
    for place, text in enumerate(texts):
        pen.write(text, style, 50, 60 + 40 * place)
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


def only(pdf: bytes) -> list[Line]:
    return read(pdf)[0]


@pytest.mark.parametrize("text", RIGHTWARDS)
@pytest.mark.parametrize("weight", ["regular", "bold", "title"])
def test_text_comes_back_letter_by_letter(text, weight):
    pdf = drawn(text, style=Style(12, 18, weight))
    assert [line.text for line in only(pdf)] == [text]


@pytest.mark.parametrize("text", LEFTWARDS[:2])
def test_arabic_stands_from_right_to_left_and_turns_back_into_itself(text):
    (line,) = only(drawn(text))
    assert line.text[::-1] == text


def test_an_arabic_name_stands_inside_an_english_sentence_and_its_number_reads_rightwards():
    (line,) = only(drawn("The agency مكتب النخيل 12 of 30 replied"))
    assert line.text == "The agency 12 ليخنلا بتكم of 30 replied"


def test_an_english_name_inside_an_arabic_sentence_keeps_its_full_stop():
    name = isolated("Quiet Harbour Ltd.", mirrored=True)
    (line,) = only(drawn(f"تم تدقيق {name} اليوم", mirrored=True))
    assert "Quiet Harbour Ltd." in line.text
    assert line.text.index("مويلا"[0]) < line.text.index("Quiet")


def test_a_line_ends_where_its_last_glyph_ends():
    text = "AVATAR, Toronto, कृष्ण"
    (line,) = only(drawn(text))
    assert line.right - line.left == pytest.approx(width(text, BODY), abs=0.01)


@pytest.mark.parametrize("text", RIGHTWARDS + LEFTWARDS[:2])
def test_no_glyph_is_the_box_of_a_missing_letter(text):
    glyphs = [g for run in shape(text, "regular").runs for c in run.clusters for g in c.glyphs]
    assert all(glyph.number for glyph in glyphs)


def test_a_script_without_a_face_shows_a_box_but_still_reads_back():
    assert [line.text for line in only(drawn("Γ ᠮᠣᠩᠭᠣᠯ"))] == ["Γ ᠮᠣᠩᠭᠣᠯ"]


def test_marks_of_vowels_are_drawn_where_the_script_wants_them():
    (run,) = shape("कि", "regular").runs
    (cluster,) = run.clusters
    vowel_first = [glyph.number for glyph in cluster.glyphs]
    (alone,) = shape("क", "regular").runs[0].clusters[0].glyphs
    assert vowel_first[-1] == alone.number


def test_every_font_is_embedded_as_a_subset_with_a_glyph_for_each_code():
    used = fonts(drawn(*RIGHTWARDS, *LEFTWARDS, style=TITLE))
    assert used
    for font in used.values():
        assert font.embedded
        assert font.base[1:7].isupper()
        assert font.base[7] == "+"
        assert len(font.glyphs) == 2 * (len(font.texts) + 1)


def test_a_page_that_starts_at_the_right_puts_the_start_at_the_right():
    (line,) = only(drawn("ملخص", mirrored=True))
    assert line.right == pytest.approx(PAGE_WIDTH - 50, abs=0.01)


@pytest.mark.parametrize(
    "text, otherwise, result",
    [
        ("1. ملخص", False, True),
        ("1. Summary", True, False),
        ("2025-11-01", True, True),
        ("2025-11-01", False, False),
        ("\u2068Quiet Harbour\u2069 مكتب", False, True),
        ("", True, True),
    ],
)
def test_a_text_runs_as_its_first_letter_does(text, otherwise, result):
    assert leftwards(text, otherwise) is result


@given(st.text(alphabet="ab -/กาิเนมक्षि", max_size=60), st.integers(25, 120))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text, room):
    found = lines(text, BODY, room)
    assert all(line.width * BODY.size / 1000 <= room for line in found)
    said = "".join(c.text for line in found for run in line.runs for c in run.clusters)
    assert said.replace(" ", "") == "".join(text.split())


def test_a_long_code_breaks_after_its_signs_and_a_long_word_between_letters():
    found = lines("PHL-SAU-2013-DW#03a", BODY, width("PHL-SAU-2013-", BODY) + 0.1)
    said = ["".join(c.text for run in line.runs for c in run.clusters) for line in found]
    assert said == ["PHL-SAU-2013-", "DW#03a"]
    assert len(lines("m" * 400, BODY, 100)) > 20


def test_thai_breaks_between_letter_groups_and_never_before_a_mark():
    assert list(letter_groups("น้ำใจดีผู้")) == ["น้ำ", "ใจ", "ดี", "ผู้"]
    assert next(iter(letter_groups("क्षत्रिय"))) == "क्ष"


def test_the_licence_of_the_typefaces_lies_beside_them():
    licence = (FOLDER / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in licence
    for face in FOLDER.glob("*.ttf"):
        family = face.stem.removeprefix("Noto").split("-")[0].removeprefix("Sans")
        assert family in licence


def test_poppler_reads_the_same_text(tmp_path: Path):
    program = shutil.which("pdftotext")
    texts = [t for t in (*RIGHTWARDS, *LEFTWARDS[:1]) if "‍" not in t]
    if program is None:
        # The project's own reader stands in for it above; both read the same standard.
        assert [line.text for line in only(drawn(*texts[:-1]))] == texts[:-1]
        return
    path = tmp_path / "letters.pdf"
    path.write_bytes(drawn(*texts))
    out = subprocess.run([program, str(path), "-"], capture_output=True, check=True)
    found = out.stdout.decode("utf-8")
    for mark in "\u202a\u202b\u202c\u200b":
        found = found.replace(mark, "")
    assert [text for text in texts if text not in found] == []
