"""The print of a confidential record."""

from __future__ import annotations

import datetime as dt

from app.confidential.values import Holder, Note, NoteDraft, NoteKind, RecordPaper, Subject, Version
from app.language import Language
from app.settings.values import CentreDetails
from reports import confidential_record
from tests.reports.pdf_text import page_texts

KM, EN = Language("km"), Language("en")
WRITTEN, PRINTED = dt.datetime(2026, 10, 2, 9, 30), dt.datetime(2026, 11, 6, 8, 12)


def note(number: int, text: str) -> Note:
    return Note(number, (Version(1, WRITTEN, "Thy", NoteDraft(NoteKind.PROTECTION, text)),), None)


def paper(*texts: str) -> RecordPaper:
    notes = tuple(note(number, text) for number, text in enumerate(texts, start=1))
    return RecordPaper(Subject(Holder.PERSON, 1), "P0001", "ចាន់ ស្រីមុំ", "Chan Sreymom", notes, PRINTED, "Thy")


def test_every_page_says_that_it_is_confidential_and_whose_it_is(centre_details: CentreDetails) -> None:
    record = paper(*(f"ឪពុកវាយម្តាយ <b> & number {number}. " * 30 for number in range(8)))
    texts = page_texts(confidential_record.draw(record, centre_details, [KM, EN]))
    assert len(texts) > 1
    for number, text in enumerate(texts, start=1):
        for part in ("Confidential", "ចាន់ ស្រីមុំ", "P0001", "០៦/១១/២០២៦ ០៨:១២", "Thy", f"Page {number} of {len(texts)}"):
            assert part in text
    whole = "".join(texts)
    assert all(f"number {number}." in whole for number in range(8))


def test_a_note_of_ten_thousand_letters_is_printed_whole(centre_details: CentreDetails) -> None:
    words = [f"word{number}" for number in range(1400)]
    texts = page_texts(confidential_record.draw(paper(" ".join(words)), centre_details, [EN]))
    printed = " ".join(texts).split()
    assert [word for word in words if word not in printed] == []


def test_without_notes_the_paper_says_so(centre_details: CentreDetails) -> None:
    (text,) = page_texts(confidential_record.draw(paper(), centre_details, [EN]))
    assert "Nothing is written." in text
