"""Findings over time: what is the same finding, its log beside the data."""
