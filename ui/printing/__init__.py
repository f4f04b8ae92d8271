"""Printing: what is chosen at the left, the real PDF at the right; then Print, Save or Open."""
