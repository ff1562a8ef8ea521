"""A project folder: what ``perfeval.toml`` says, what is loaded for it, a run and its record."""
