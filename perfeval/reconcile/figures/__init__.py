"""Text to figures: numbers that know their unit, precision, sentence and label."""
