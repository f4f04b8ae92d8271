"""A made-up centre that looks like a real one: to try the program, to test it and to measure it."""
