"""Saved searches, read again whenever they are asked for, and what is sent because of them."""
