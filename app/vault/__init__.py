"""The key file: who can open the records, and with what.

The database is encrypted under one random **data key** of 32 bytes, which is never stored in the open. The
key file holds one slot for each person, and one for the recovery code of the safe:

    password --argon2id--> 32 bytes --AES-256-GCM--> the slot's X25519 private key --HPKE--> the data key

So a changed password rewrites one slot, and a new data key can be sealed to everybody's public key without
knowing their passwords. The file exists twice (`vault.key`, `vault.key.copy`) and is replaced whole: `.part`,
flush, rename. While the data key changes a third one, `vault.key.next`, holds the new keys (`app.vault.rotation`).

A second key, for confidential notes, is sealed only to those with the social right (`app.vault.compartment`).

Format 1. Numbers are big-endian, unsigned. Everything unused is zero, and checked to be.

    header, 36 bytes
       0   8  the letters PAILLOTE
       8   2  format: 1
      10   2  number of slots, 1 to 64
      12   4  generation, from 1; one more at every change
      16   4  number the next new slot will get, from 2; numbers are never used again
      20  16  vault id, random at creation
    slot, 486 bytes, as often as the header says
       0   4  slot number, from 1
       4   1  kind: 1 a person, 2 the recovery code (at most one)
       5   1  length of the name in bytes, 0 to 200
       6 200  name of the person in UTF-8, then zeros; empty for the recovery code
     206   4  argon2id memory in KiB
     210   4  argon2id passes
     214   4  argon2id lanes
     218  16  argon2id salt
     234  12  AES-256-GCM nonce
     246  48  X25519 private key (32) under AES-256-GCM with its tag (16);
              associated data: vault id, slot bytes 0-4, slot bytes 206-233, public key
     294  32  X25519 public key
     326  80  data key sealed with HPKE (X25519, HKDF-SHA256, AES-256-GCM): encapsulation 32, key 32, tag 16;
              info: "paillote data key", vault id, slot bytes 0-3
     406  80  the key of the confidential notes, sealed likewise with "paillote confidential key"; or zeros
    tail, 64 bytes
       0  32  HMAC-SHA256 over header and slots, key: HKDF-SHA256 of the data key, salt: vault id,
              info: "paillote key file"
      32  32  SHA-256 of everything before. Every later format ends so too: it tells a damaged file from a
              wrong password and from a newer program, before any password is known

A password is freed of zero-width characters (Khmer keyboards type them unseen), NFKC-normalised and encoded
in UTF-8. The recovery code is 160 random bits; its 32 letters are what argon2id reads.

Threats:

    threat                                   answer
    ---------------------------------------  ----------------------------------------------------------------
    passwords tried at the desk              a growing pause (`app.vault.delay`); who can write to the folder
                                             can remove it, and then meets the cost of argon2id
    the desk left open                       the window locks after some minutes, with the PC and by a key; what was
                                             half typed is sealed meanwhile (`app.vault.resting`). The recovery code,
                                             letting somebody go and what is confidential ask for the password again
    PC or stick stolen                       nothing opens without a password; argon2id makes each guess cost
                                             >= 64 MiB and about 0.5 s; the recovery code has 160 bits
    a bad sector, half a file, a wrong file  SHA-256 at the end; the other copy is used, the bad one mended
    power cut while writing                  `.part` and rename: each copy is the old or the new file whole
    slots swapped, added, weakened by hand   HMAC under the data key; the private key is bound to its cost
    an old key file put back                 the generation, of which the database keeps the last one seen
                                             (`OpenVault.generation`; the caller compares)
    a person leaves                          the slot goes and the data key is renewed for the others; the
                                             old password with the old file opens the old database only. When
                                             it was a coordinator, the recovery code goes too
    a colleague with a valid password        does not have the second key
    looks for confidential notes
    the social right is taken from somebody  the second key is renewed and notes get a new note key; what could
                                             be read before may have been copied before
    power cut while the data key changes     the database tells which of two whole key files is its own
    a password others know is changed        the slot gets a new private key too: the old password with an
                                             old key file does not open later data keys
    the folder exchanged for another one     not answered: HPKE does not prove who sealed. Who can write here
                                             can put another centre here; read this one they cannot
    names of the staff read from the file    accepted: the sign-in page shows them before any password
    memory of the running program read       not answered: Python cannot wipe its strings
    passwords and recovery sheet all lost    not answered, on purpose: the records are gone
"""
