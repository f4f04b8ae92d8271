"""The page Groups: groups with their people and their week, and the calendar of the centre."""
