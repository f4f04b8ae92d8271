"""Vocational courses on screen: cohorts and their people, the catalogue, the figures."""
