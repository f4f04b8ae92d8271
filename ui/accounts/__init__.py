"""The people who sign in: letting them in, what they may do, their passwords, the recovery sheet."""
