"""What can be copied from a PDF."""

import pypdfium2


def page_texts(pdf: bytes) -> list[str]:
    """The text of each page, as a viewer copies it."""
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for index in range(len(document)):
        page = document[index]
        text = page.get_textpage()
        texts.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return texts
