"""Findings over a stream of events: lines read, rows kept, what they touch evaluated day by day."""
