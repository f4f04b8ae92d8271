"""Public schools, and at which of them a child is in which grade and shift, from when to when."""
