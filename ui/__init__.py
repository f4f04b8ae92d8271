"""What people touch: the windows and the command line."""

import sys

if sys.version_info < (3, 12):
    # Each call into Qt that returns nothing gives away one reference to None more than it took: PySide6 6.12 treats
    # None as immortal, which it is from Python 3.12 on. On 3.11 None is counted like any object; after some thousand
    # calls its count is zero and Python ends the program ("deallocating None"). A count of a million millions is
    # never used up, and makes None here what it is in later versions. `ob_refcnt` is the first field of every object
    # of CPython, so it lies at the address that `id` gives. Remove this together with the support of Python 3.11.
    from ctypes import c_ssize_t

    c_ssize_t.from_address(id(None)).value += 1 << 40
