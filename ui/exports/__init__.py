"""Lists given out as spreadsheets."""
