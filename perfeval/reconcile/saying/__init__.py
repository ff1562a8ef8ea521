"""What was checked, in Chinese or English, as text and as data."""
