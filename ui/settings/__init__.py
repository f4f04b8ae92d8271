"""The centre's details, its thresholds and how the window looks."""
