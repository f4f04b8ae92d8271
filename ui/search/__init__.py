"""Ctrl+K: people, families, groups, sheets and actions in one box."""
