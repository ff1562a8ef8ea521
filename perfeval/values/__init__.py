"""What a value is: exact numbers, units, dates; reading them from text and showing them.

No float is made or accepted anywhere: a number is an integer at a scale, or a ratio of integers.
"""
