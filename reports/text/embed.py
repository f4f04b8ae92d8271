"""Fonts inside a PDF: only the glyphs that were drawn, under the numbers they have in the font file.

A composite font with Identity-H encoding takes glyph numbers as they come from HarfBuzz, so that the page
holds exactly what was shaped, whatever was drawn before in the same run of the program: same value in, same
bytes out.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reports.text.face import Face, face
from reports.text.script import Script
from reports.text.shape import Run


class EmbeddedFont:
    """One font of one document. reportlab asks it for its objects when the document is finished."""

    def __init__(self, font: Face, name: str) -> None:
        self._face = font
        self._name = name
        self._texts: dict[int, str] = {0: ""}

    def use(self, run: Run) -> None:
        """Remember the glyphs of `run`, and for readers without ActualText the letters they stand for."""
        for index, glyph in enumerate(run.glyphs):
            if glyph.id not in self._texts:
                begins = index == 0 or run.glyphs[index - 1].cluster != glyph.cluster
                self._texts[glyph.id] = glyph.cluster if begins else ""

    def addObjects(self, document: Any) -> None:  # noqa: N802 - the name reportlab calls
        """Write the font, its subset, widths and letters into `document`."""
        glyphs = tuple(sorted(self._texts))
        base = f"{_subset_tag(glyphs)}+{self._face.name}"
        self._link(document, base, self._descendant(document, base, glyphs))

    def _link(self, document: Any, base: str, descendant: Any) -> None:
        from reportlab.pdfbase.pdfdoc import PDFArray

        letters = _stream(_to_unicode(self._texts))
        font = _dictionary(
            Type="/Font",
            Subtype="/Type0",
            BaseFont=f"/{base}",
            Encoding="/Identity-H",
            DescendantFonts=PDFArray([descendant]),
            ToUnicode=document.Reference(letters, f"letters {self._name}"),
        )
        document.idToObject["BasicFonts"].dict[self._name] = document.Reference(font, f"font {self._name}")

    def _descendant(self, document: Any, base: str, glyphs: tuple[int, ...]) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray

        widths = [part for glyph in glyphs for part in (glyph, PDFArray([round(self._face.width(glyph), 2)]))]
        font = _dictionary(
            Type="/Font",
            Subtype="/CIDFontType2",
            BaseFont=f"/{base}",
            CIDSystemInfo=_dictionary(Registry="(Adobe)", Ordering="(Identity)", Supplement=0),
            CIDToGIDMap="/Identity",
            DW=0,
            W=PDFArray(widths),
            FontDescriptor=self._descriptor(document, base, glyphs),
        )
        return document.Reference(font, f"glyphs {self._name}")

    def _descriptor(self, document: Any, base: str, glyphs: tuple[int, ...]) -> Any:
        from reportlab.pdfbase.pdfdoc import PDFArray

        data = subset_file(self._face, glyphs)
        file = _stream(data)
        file.dictionary["Length1"] = len(data)
        descriptor = _dictionary(
            Type="/FontDescriptor",
            FontName=f"/{base}",
            Flags=4,
            FontBBox=PDFArray([-1000, -1000, 3000, 1500]),
            ItalicAngle=0,
            Ascent=round(self._face.ascent),
            Descent=round(self._face.descent),
            CapHeight=714,
            StemV=120 if "Bold" in base else 80,
            FontFile2=document.Reference(file, f"file {self._name}"),
        )
        return document.Reference(descriptor, f"descriptor {self._name}")


FONT_RESOURCES = {
    face_key: f"P{index}"
    for index, face_key in enumerate((script, bold) for script in Script for bold in (False, True))
}


def resource_name(font: Face) -> str:
    """The name a page's content uses for `font`."""
    for (script, bold), name in FONT_RESOURCES.items():
        if face(script, bold) is font:
            return name
    raise KeyError(font.name)


@lru_cache(maxsize=16)
def subset_file(font: Face, glyphs: tuple[int, ...]) -> bytes:
    """Give a font file with the outlines of `glyphs` only, each under its own number."""
    import uharfbuzz

    wanted = uharfbuzz.SubsetInput()
    flags = uharfbuzz.SubsetFlags
    wanted.flags = flags.RETAIN_GIDS | flags.NO_LAYOUT_CLOSURE | flags.NOTDEF_OUTLINE
    wanted.glyph_set.update(glyphs)
    # Shaping is done: the page needs outlines and hints, not rules.
    wanted.drop_table_tag_set.update(int.from_bytes(tag, "big") for tag in (b"GSUB", b"GPOS", b"GDEF", b"kern"))
    return bytes(uharfbuzz.subset(font.hb_face, wanted).blob.data)


def _subset_tag(glyphs: tuple[int, ...]) -> str:
    """Six capital letters that name the subset, as the PDF standard asks; equal glyphs give equal letters."""
    from zlib import crc32

    number = crc32(repr(glyphs).encode())
    return "".join(chr(ord("A") + number // 26**place % 26) for place in range(6))


def _to_unicode(texts: dict[int, str]) -> bytes:
    pairs = [(glyph, text) for glyph, text in sorted(texts.items()) if text]
    lines = [f"<{glyph:04X}> <{text.encode('utf-16-be').hex().upper()}>" for glyph, text in pairs]
    blocks = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = "".join(f"{len(b)} beginbfchar\n" + "\n".join(b) + "\nendbfchar\n" for b in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{body}endcmap CMapName currentdict /CMap defineresource pop end end\n"
    ).encode("ascii")


def _dictionary(**entries: object) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFDictionary

    return PDFDictionary(dict(entries))


def _stream(content: bytes) -> Any:
    from reportlab.pdfbase.pdfdoc import PDFStream, PDFZCompress

    return PDFStream(content=content, filters=[PDFZCompress])
