"""What must be done now: the first page of the day."""
