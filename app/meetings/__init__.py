"""Parent meetings: themes, plans, invitations, who came, minutes, and which family was reached by which theme."""
