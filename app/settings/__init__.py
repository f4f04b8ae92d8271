"""What the centre has decided once: its name and days, its thresholds, how its screens look."""
