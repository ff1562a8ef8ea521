"""Rules as a stream sees them: what they read, in which units, on which day which constants."""
