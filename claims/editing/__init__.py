"""Every change that an editor can make: each a function, one transaction, with a reason, kept in the history."""
