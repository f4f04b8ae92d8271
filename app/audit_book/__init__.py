"""Reading the audit book: who did what and when, in words for people."""
