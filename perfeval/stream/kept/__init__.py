"""What a temporary database keeps: rows, when to look at them, findings and their lives."""
