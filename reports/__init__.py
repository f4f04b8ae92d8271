"""What is on paper: every PDF the centre prints."""
