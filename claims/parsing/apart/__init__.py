"""Work on untrusted bytes, done in a child process with caps on time and memory.

    page = apart(parse_page, data, url)

The child is warm and used again, so that a job costs no start of an interpreter; after a kill, and after a number of
jobs, another takes its place. It knows no secret, opens no connection, writes no file, and ends with its parent.
"""

from claims.parsing.apart.limits import Limits
from claims.parsing.apart.pool import apart

__all__ = ["Limits", "apart"]
