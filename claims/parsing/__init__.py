"""Untrusted bytes to plain data: feeds, pages, texts, PDF files. No Django, no database, no network.

All of it is meant to run in a child process (`apart`), where a hang or a bomb costs one job and nothing else.
"""
