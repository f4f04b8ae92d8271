"""Confidential notes on people and on families: protection, violence, referrals and details of health.

They are read by those with the social right alone, who hold a key of their own (`app.vault.compartment`). Everybody
else who works with people is told on the card that there is something to ask the social worker about, and no more:
neither how much, nor of what kind, nor since when.

Every note that leaves this package was entered in the audit book in the same transaction, and what was entered is on
the disk before anybody sees the note; where the line cannot be written, nothing is shown. The book names the note by
its number. No text of a note is in it, nor in search, lists, exports, other papers or crash reports.
"""
