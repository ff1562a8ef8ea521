"""Disclosure: what should have been published, by when, and whether it was."""
