"""Files as files: text and YAML with positions in, whole files out, where shipped things are."""
