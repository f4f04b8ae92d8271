"""The children and adults the centre knows."""
