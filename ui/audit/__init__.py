"""Reading the audit book."""
