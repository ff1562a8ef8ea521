"""Differences in prose: adjustments, rests, growth, percentage points."""
