"""What `Place.reference` of the page Certificates may be, besides a cohort's number."""

BOOK = "book"
"""Opens the certificate book."""
