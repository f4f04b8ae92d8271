"""Groups of every programme: their timetable, their members, their waiting list."""
