"""What checks, deadlines and patterns find, and which limits still run."""
