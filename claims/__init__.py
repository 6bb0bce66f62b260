"""Claimline: an explorer of a dispute in the news. Django project and app in one package."""
