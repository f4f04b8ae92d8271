"""Provisional persons found to be somebody known: their marks and papers move, and can be moved back exactly."""
