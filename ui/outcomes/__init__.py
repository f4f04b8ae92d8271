"""After the course: calls that are due, what became of whom, employers and figures."""
