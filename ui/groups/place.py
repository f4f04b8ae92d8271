"""What `Place.reference` of the page Groups may be, besides a group's number."""

CALENDAR = "calendar"
"""Opens the calendar of the centre."""
