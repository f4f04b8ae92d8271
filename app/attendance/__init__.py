"""Registers: who was expected at a session, who came, and how that is corrected later."""
