"""The page of the after-school programme: its week, schools and shifts, and the children who start school."""
