"""Signing in, and the screen while the window is locked."""
