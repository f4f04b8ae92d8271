"""Registers on screen: the list of a day, and the grid in which a paper sheet is typed."""
