"""Blacking words out of the whole database: which columns hold words, how far it reaches, what is found and cut."""
