"""The days ahead on which something changes without an event."""
