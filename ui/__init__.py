"""What people touch: the windows and the command line."""

import sys

if sys.version_info < (3, 12):
    # PySide6 6.12 gives away a reference to None at each call that returns nothing, as is right since Python 3.12
    # where None cannot die. On 3.11 the count reaches zero after some thousand calls and ends the program.
    from ctypes import c_ssize_t

    c_ssize_t.from_address(id(None)).value += 1 << 40
