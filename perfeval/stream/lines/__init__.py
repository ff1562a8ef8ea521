"""Lines of a stream: read in blocks, parsed, typed cell by cell; and the converse."""
