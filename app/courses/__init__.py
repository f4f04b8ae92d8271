"""Vocational courses: the catalogue, cohorts, applicants, what was taught and assessed, who left and why."""
