"""Certificates and attestations of attendance as PDF, one a page. Same values in, same bytes out.

What all pages of a document have in common (the border, the motto, the headings, the logo) is drawn once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

from app.certificates.values import Certificate, CertificatePaper, CertificateText, Series, Signatory
from app.language import N_, Language
from app.people.words import SEX_WORDS
from app.sheets.geometry import Box
from reports.certificate_border import PAGE, draw_border, draw_divider
from reports.machine_marks import black_boxes, small_qr_cells
from reports.outline import curve
from reports.pdf import Pdf
from reports.words import Languages, both, words

_LEFT, _WIDTH = 36.0, 225.0
_SIDE = 66.0  # the width of the columns beside the motto and of a signature
_MIDDLE, _CODE = 90.0, 70.0  # the width of the motto, of what stands under the QR code
QR = Box(PAGE.width / 2 - 11, 156, 22, 22)


def draw(papers: Sequence[CertificatePaper], progress: Callable[[int, int], None] | None = None) -> bytes:
    """Draw the certificates into one PDF.

    `progress` is told (done, total) after each; what it raises stops the work.
    """
    first = papers[0].certificate.text
    languages = _languages(first)
    author = languages[0].pick(km=first.centre.km, en=first.centre.en, fr=first.centre.fr)
    pdf = Pdf(words(languages, _TITLES[first.series]), author, languages[0].code)
    for done, paper in enumerate(papers, start=1):
        _draw_page(pdf, paper)
        if progress is not None:
            progress(done, len(papers))
    return pdf.finish()


_TITLES = {Series.CERTIFICATE: N_("Certificate"), Series.ATTESTATION: N_("Attestation of attendance")}
_DEEDS = {
    Series.CERTIFICATE: N_("has successfully completed the vocational course"),
    Series.ATTESTATION: N_("has attended the vocational course"),
}


def _languages(text: CertificateText) -> tuple[Language, Language]:
    return Language("km"), Language(text.language)


def _draw_page(pdf: Pdf, paper: CertificatePaper) -> None:
    certificate, text = paper.certificate, paper.certificate.text
    languages = _languages(text)
    pdf.start_page(PAGE.width, PAGE.height)
    pdf.stamp("border", lambda: draw_border(pdf))
    pdf.stamp(_frame_name(certificate), lambda: _draw_frame(pdf, certificate, languages))
    _draw_person(pdf, text, languages)
    _draw_course(pdf, text, languages)
    _draw_date(pdf, text, languages)
    _draw_number(pdf, certificate, languages)
    if paper.duplicate:
        _draw_duplicate(pdf, languages)


def _frame_name(certificate: Certificate) -> str:
    """Certificates with the same words and logo around their own share one stamp."""
    text = certificate.text
    shared = repr((text.series, text.language, text.centre, text.signatories, certificate.logo))
    return f"frame-{hashlib.sha256(shared.encode()).hexdigest()[:12]}"


def _draw_frame(pdf: Pdf, certificate: Certificate, languages: Languages) -> None:
    """What stands on every certificate of a kind: motto, centre, title and where to sign."""
    text = certificate.text
    km, latin = languages
    _centred(pdf, km.text(N_("KINGDOM OF CAMBODIA")), 21.5, 7.2, 13, bold=True, width=_MIDDLE)
    _centred(pdf, km.text(N_("Nation Religion King")), 28.8, 6.8, 11.5, bold=True, width=_MIDDLE)
    kingdom, motto = latin.text(N_("KINGDOM OF CAMBODIA")), latin.text(N_("Nation Religion King"))
    _centred(pdf, f"{kingdom} · {motto}", 35.7, 4.4, 7.5, width=_MIDDLE)
    draw_divider(pdf, PAGE.width / 2, 43, 54)
    _draw_centre(pdf, certificate, languages)
    title = N_("Certificate") if text.series is Series.CERTIFICATE else N_("Attestation of attendance")
    _centred(pdf, km.text(title), 48, 17, 31, bold=True)
    _centred(pdf, latin.text(title).upper(), 65, 6.6, 14, bold=True)
    _centred(pdf, words(languages, N_("This is to certify that")), 72.4, 5.8, 10.5)
    draw_divider(pdf, PAGE.width / 2, 104.4, 36)
    _centred(pdf, words(languages, _DEEDS[text.series]), 113.2, 5.8, 10.5)
    for signatory, x in zip(text.signatories, (_LEFT + 4, _LEFT + _WIDTH - _SIDE - 4), strict=False):
        _draw_signature(pdf, signatory, languages, x)


def _draw_centre(pdf: Pdf, certificate: Certificate, languages: Languages) -> None:
    centre = certificate.text.centre
    if certificate.logo:
        pdf.picture(certificate.logo, Box(_LEFT, 22.5, 15, 14.5))
    name = Box(_LEFT, 37.6 if certificate.logo else 26, _SIDE, 5.6)
    pdf.text_in(centre.km, name, 9, bold=True, pad=0)
    latin = languages[1].pick(km=centre.km, en=centre.en, fr=centre.fr)
    if latin != centre.km:
        pdf.text_in(latin, Box(name.x, name.bottom, _SIDE, 4.6), 8, pad=0)


def _draw_person(pdf: Pdf, text: CertificateText, languages: Languages) -> None:
    if text.name_km and text.name_latin:
        pdf.text_in(text.name_km, Box(_LEFT, 78.8, _WIDTH, 14.8), 26, bold=True, align="centre")
        pdf.text_in(text.name_latin, Box(_LEFT, 94, _WIDTH, 8), 16, bold=True, align="centre")
    else:
        pdf.text_in(text.name_km or text.name_latin, Box(_LEFT, 81, _WIDTH, 19), 28, bold=True, align="centre")
    _centred(pdf, both(languages, lambda language: _about(text, language)), 107.2, 5.4, 9.5)


def _about(text: CertificateText, language: Language) -> str:
    _ = language.text
    sex = _("Sex: {sex}").format(sex=language.text(SEX_WORDS[text.sex])) if text.sex else ""
    birth = ""
    if text.birth is not None:
        birth = _("Date of birth: {date}").format(date=text.birth.display(language))
    return ", ".join(filter(None, (sex, birth)))


def _draw_course(pdf: Pdf, text: CertificateText, languages: Languages) -> None:
    km, latin = (text.course.name(language) for language in languages)
    pdf.text_in(km, Box(_LEFT, 120, _WIDTH, 10), 18, bold=True, align="centre")
    if latin != km:
        pdf.text_in(latin, Box(_LEFT, 130, _WIDTH, 7), 12.5, bold=True, align="centre")
    for index, language in enumerate(languages):
        pdf.text_in(_duration(text, language), Box(_LEFT, 137.5 + index * 5.4, _WIDTH, 5.4), 10, align="centre")


def _duration(text: CertificateText, language: Language) -> str:
    _ = language.text
    hours = language.plural("{count} hour", "{count} hours", text.hours)
    first, last = language.formal_date(text.first), language.formal_date(text.last)
    if text.series is Series.CERTIFICATE:
        return _("from {first} to {last}, {hours} in all").format(first=first, last=last, hours=hours)
    return _("from {first} to {last}, of which {hours} were attended").format(first=first, last=last, hours=hours)


def _draw_date(pdf: Pdf, text: CertificateText, languages: Languages) -> None:
    """Place and date over the right signature, as letters have them."""
    for index, language in enumerate(languages):
        line = Box(_LEFT + _WIDTH - _SIDE - 12, 150.5 + index * 5, _SIDE + 16, 5)
        pdf.text_in(_place_and_date(text, language), line, 9, align="centre")


def _place_and_date(text: CertificateText, language: Language) -> str:
    _ = language.text
    place, date = text.place.name(language), language.formal_date(text.issued_on)
    return _("{place}, {date}").format(place=place, date=date) if place else date


def _draw_signature(pdf: Pdf, signatory: Signatory, languages: Languages, x: float) -> None:
    km, latin = (signatory.title.name(language) for language in languages)
    pdf.text_in(km, Box(x, 162, _SIDE, 5.5), 9.5, bold=True, align="centre")
    if latin != km:
        pdf.text_in(latin, Box(x, 167, _SIDE, 5), 8.5, align="centre")
    pdf.draw([curve((x + 8, 183), (x + _SIDE - 8, 183), closed=False)], weight=0.6)
    pdf.text_in(signatory.name, Box(x, 183.4, _SIDE, 5.5), 9.5, bold=True, align="centre")


def _draw_number(pdf: Pdf, certificate: Certificate, languages: Languages) -> None:
    """The code for a phone, and under it what it says of number and authenticity in letters."""
    text = certificate.text
    pdf.fill(black_boxes(small_qr_cells(qr_text(certificate)), QR))
    numbered = words(languages, N_("No."))
    _centred(pdf, f"{numbered} {text.number}", 179.2, 5.2, 9.5, bold=True, width=_CODE)
    _centred(pdf, certificate.code, 184.4, 4.4, 7.5, width=_CODE)


def qr_text(certificate: Certificate) -> str:
    """What the QR code says: number, name and the code that proves it genuine."""
    text = certificate.text
    return "\n".join((text.number, text.name_latin or text.name_km, certificate.code))


def _draw_duplicate(pdf: Pdf, languages: Languages) -> None:
    box = Box(_LEFT + _WIDTH - 52, 27, 52, 9)
    pdf.boxes([box, box.grown(-0.9)], 0.8)
    pdf.text_in(words(languages, N_("DUPLICATE")), box.grown(-1.2), 11, bold=True, align="centre")


def _centred(
    pdf: Pdf, text: str, y: float, height: float, size: float, *, bold: bool = False, width: float = _WIDTH
) -> None:
    """Text in the middle of the page."""
    pdf.text_in(text, Box((PAGE.width - width) / 2, y, width, height), size, bold=bold, align="centre")
