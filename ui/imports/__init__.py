"""Bringing in a list of people, and giving lists out."""
