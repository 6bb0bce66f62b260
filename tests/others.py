"""What tests in other processes do to those of this one: they share a database server."""

#: Seconds for which one of them may leave a transaction open. No change is told, or goes, that others may come before.
LONGEST_TRANSACTION = 300
