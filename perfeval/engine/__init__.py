"""Evaluation: scores, findings and figures, exact and with traces. No I/O, no global state."""
