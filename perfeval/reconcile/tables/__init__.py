"""Tables: rows and columns against each other, and against the text."""
