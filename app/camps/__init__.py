"""Holiday camps: planned, children chosen, groups built out of them, staff, and who rides there."""
