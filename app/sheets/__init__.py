"""Attendance sheets on paper: what is on them, where every box stands, their codes; rosters and pick-up lists."""
