"""What can be done without a window: one module for each command, loaded with little, run with what it needs."""
