"""Whether relations between figures hold, and what is known while a document is checked."""
