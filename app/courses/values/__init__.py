"""What is said of courses, by theme: frozen values."""
