"""Markup helpers for templates."""
