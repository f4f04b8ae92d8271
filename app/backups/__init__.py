"""Backups: one archive holds everything that a fresh PC needs, apart from a password or the recovery sheet.

A backup is a file `paillote-2026-11-06-081233.backup`. It holds a verified copy of the database, still encrypted, and
the key file that opens it. Nothing in it is readable without a password but who may sign in (see `app.vault`), when it
was made, and how many records it holds.

Format 1. Numbers are big-endian, unsigned. The order is fixed, and nothing else may stand in the file.

    header, 22 bytes
       0  16  the letters "PAILLOTE BACKUP" and a line feed
      16   2  format: 1
      18   4  length of the manifest, 2 to 16384
    manifest: JSON in UTF-8, keys sorted, no spaces, one object of exactly these:
       audit_line   number of the last line of the audit book in the copy, 0 without any
       audit_seal   its seal, 64 hexadecimal digits
       counts       {families, groups, marks, people, sessions}
       database     {sha256, size} of the database
       key_file     {sha256, size} of the key file
       made_at      "2026-11-06T08:12:33", local time
       reason       why it was made: a word of `Reason`
       schema       how many migration steps the database has behind it
       vault        id of the key file, 32 hexadecimal digits: tells the backups of one centre from another's
    key file, as long as the manifest says (at most what `app.vault` allows)
    database, as long as the manifest says (at most 4 GiB)
    tail, 64 bytes
       0  32  HMAC-SHA256 over header and manifest, key: HMAC-SHA256(data key, "paillote backup manifest")
      32  32  SHA-256 of everything before

Threats:

    threat                                   answer
    ---------------------------------------  ----------------------------------------------------------------
    a bad sector, half a file, a wrong file  SHA-256 at the end, and of each part; refused with a sentence
    counts or audit head rewritten by hand   HMAC under the data key: such a backup is refused on restore
    a file made to fill the disk             nothing is compressed; the sizes must add up to the file's own
    power cut, full disk, stick pulled       `.part`, flush, read again, rename: a backup is whole or not there
    a database damaged unnoticed             every copy is checked page by page before it becomes a backup
    lines cut off the end of the audit book  the manifest keeps number and seal of the last line
    stick lost or stolen                     encrypted like the records themselves
"""
