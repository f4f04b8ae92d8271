"""What is done at the sessions after school: an editable catalogue."""
