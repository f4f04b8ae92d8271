"""Households, and who answers for their children."""
