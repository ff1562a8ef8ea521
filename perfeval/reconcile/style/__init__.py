"""How numbers, marks and numbering are written: reminders, not judgements of figures."""
