"""Backups in the window: at the foot, on the Settings page, in the background."""
