"""Giving records out as spreadsheets: everything that can be imported comes out again."""
