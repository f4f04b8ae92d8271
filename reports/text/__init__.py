"""The one owner of every string that reaches a page: split by script, shape, measure, break, fit, draw.

Nothing else in `reports` writes text into a PDF: reportlab's own ways leave Khmer unshaped without a
warning, and shaped glyphs without ActualText come out of a copy or a search as garbage.
"""
