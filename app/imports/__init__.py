"""Bringing in what a centre already has: spreadsheets of people."""
