"""Parent meetings: the list, the plan, the invitations, the sign-in, and families by themes."""
