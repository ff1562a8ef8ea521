"""One day evaluated: rows in chunks, sums that are kept, whole tables."""
