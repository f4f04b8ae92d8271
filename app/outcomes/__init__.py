"""What became of trainees: the calls that are due, what they told, and who employs them."""
