"""Numbered steps from an empty file to today's tables. A step that has shipped never changes."""
