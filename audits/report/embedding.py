"""Faces inside one PDF file: a code for each glyph and the text it stands for, and the subset.

A glyph that shows two different texts gets two codes, so that a reader of the file gets back
exactly the text that went in.
"""

import hashlib

import uharfbuzz as hb
from reportlab.pdfbase import pdfdoc

from audits.report.faces import Face

# Tables that a PDF reader never looks at: glyphs are chosen by number, not by character.
UNUSED = ("GSUB", "GPOS", "GDEF", "cmap", "name", "OS/2", "post", "DSIG", "BASE", "STAT", "kern")


class EmbeddedFace:
    """The part of one face that one document uses."""

    def __init__(self, face: Face, name: str) -> None:
        self.face, self.name = face, name
        self.codes: dict[tuple[int, str], int] = {}

    def code(self, glyph: int, text: str) -> str:
        """The four hexadecimal digits that show `glyph` and read back as `text`."""
        return f"{self.codes.setdefault((glyph, text), len(self.codes) + 1):04x}"

    def addObjects(self, document: pdfdoc.PDFDocument) -> None:  # noqa: N802 - reportlab's name
        """Write the font and everything that it refers to, when reportlab saves the document."""
        base = f"{self._tag()}+{self.face.name}"
        font = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("Type0"),
                "BaseFont": pdfdoc.PDFName(base),
                "Encoding": pdfdoc.PDFName("Identity-H"),
                "DescendantFonts": pdfdoc.PDFArray([self._descendant(document, base)]),
                "ToUnicode": self._stream(document, "unicode", self._to_unicode()),
            }
        )
        fonts = document.idToObject[pdfdoc.BasicFonts].dict
        fonts[self.name] = document.Reference(font, f"font:{self.name}")

    def _tag(self) -> str:
        digest = hashlib.sha256(repr(list(self.codes)).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _descendant(self, document: pdfdoc.PDFDocument, base: str) -> pdfdoc.PDFObjectReference:
        widths = [self.face.width(glyph) for glyph, _ in self.codes]
        numbers = b"".join(glyph.to_bytes(2, "big") for glyph, _ in [(0, ""), *self.codes])
        descendant = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("Font"),
                "Subtype": pdfdoc.PDFName("CIDFontType2"),
                "BaseFont": pdfdoc.PDFName(base),
                "CIDSystemInfo": pdfdoc.PDFDictionary(
                    {
                        "Registry": pdfdoc.PDFString("Adobe"),
                        "Ordering": pdfdoc.PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": self._descriptor(document, base),
                "DW": 1000,
                "W": pdfdoc.PDFArray([1, pdfdoc.PDFArray(widths)]),
                "CIDToGIDMap": self._stream(document, "glyphs", numbers),
            }
        )
        return document.Reference(descendant, f"descendant:{self.name}")

    def _descriptor(self, document: pdfdoc.PDFDocument, base: str) -> pdfdoc.PDFObjectReference:
        extents = self.face.font.get_font_extents("ltr")
        descriptor = pdfdoc.PDFDictionary(
            {
                "Type": pdfdoc.PDFName("FontDescriptor"),
                "FontName": pdfdoc.PDFName(base),
                "Flags": 4,
                "FontBBox": pdfdoc.PDFArray([-1000, extents.descender, 3000, extents.ascender]),
                "ItalicAngle": 0,
                "Ascent": extents.ascender,
                "Descent": extents.descender,
                "CapHeight": 714,
                "StemV": 150 if self.face.name.endswith("Bold") else 80,
                "FontFile2": self._stream(document, "file", self._subset()),
            }
        )
        return document.Reference(descriptor, f"descriptor:{self.name}")

    def _subset(self) -> bytes:
        """The font file with the outlines in use only; glyphs keep their numbers."""
        wanted = hb.SubsetInput()
        wanted.flags = (
            hb.SubsetFlags.RETAIN_GIDS
            | hb.SubsetFlags.NO_HINTING
            | hb.SubsetFlags.NO_LAYOUT_CLOSURE
            | hb.SubsetFlags.NOTDEF_OUTLINE
        )
        wanted.glyph_set.update({glyph for glyph, _ in self.codes})
        wanted.drop_table_tag_set.update(
            int.from_bytes(tag.ljust(4).encode(), "big") for tag in UNUSED
        )
        return bytes(wanted.subset(self.face.face).blob.data)

    def _stream(
        self, document: pdfdoc.PDFDocument, what: str, content: bytes
    ) -> pdfdoc.PDFObjectReference:
        stream = pdfdoc.PDFStream(content=content)
        stream.dictionary["Length1"] = len(content)
        stream.filters = [pdfdoc.PDFZCompress]
        return document.Reference(stream, f"{what}:{self.name}")

    def _to_unicode(self) -> bytes:
        pairs = [f"<{code:04x}> <{utf16(text)}>" for (_, text), code in self.codes.items()]
        blocks = [pairs[i : i + 100] for i in range(0, len(pairs), 100)]
        body = "\n".join(
            "\n".join((f"{len(block)} beginbfchar", *block, "endbfchar")) for block in blocks
        )
        return CMAP.replace("BODY", body).encode("ascii")


def utf16(text: str) -> str:
    """`text` as hexadecimal big-endian UTF-16, the form in which a PDF holds it."""
    return text.encode("utf-16-be").hex()


CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <ffff>
endcodespacerange
BODY
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
