"""Right of reply: what an accused party answered, or how a text says that it did not.

`silences` finds the sentences in which somebody declines to comment or does not respond; `ledger` makes one entry of
each answer from the relations between claims and from those sentences.
"""

from claims.linking.answers.ledger import Entry, Told, entries_of
from claims.linking.answers.silences import Silence, silences_in

__all__ = ["Entry", "Silence", "Told", "entries_of", "silences_in"]
