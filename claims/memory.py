"""How a process that serves pages, or works through jobs, deals with its memory."""

import gc

#: Objects more than were freed before the young are looked through, and how often that is done before older ones are.
#: A page makes tens of thousands, gone with it. At Python's own 700, 10, 10 all that a process keeps for timelines is
#: looked through time and again: of pages that take 26 ms the slowest then took 190, and so 69. To look through 10,000
#: young ones takes 3 ms, through 50,000, which are in no cache of the processor any more, 20 to 60. Linking makes as
#: many: at Python's own figures a sixth of its time went into looking for cycles that are not there.
_RARELY = (10_000, 50, 100)


def collect_rarely() -> None:
    """Let the collector of reference cycles pass over what is loaded by now, and come rarely for the rest."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_RARELY)
