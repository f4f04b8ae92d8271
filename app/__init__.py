"""What the centre does: use cases and rules, without Qt and without reportlab."""
