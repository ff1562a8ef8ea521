"""Diagnostics for people (terminal) and for programs (json). Printers read only the record."""
