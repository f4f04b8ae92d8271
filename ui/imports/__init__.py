"""Bringing in a list of people."""
