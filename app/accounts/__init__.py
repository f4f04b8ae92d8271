"""The people who sign in: who they are to the centre, their passwords, and the recovery code in the safe.

What a person may do stands in `app.rights`; what opens the records, in `app.vault`. This feature keeps the two in
step: a role with the social right gets the key of the confidential notes, and loses it with the role.
"""
