"""The made-up rows of a county without a name: months, surplus, disclosure, and what is planted."""
