"""The commands, one module each. They load, call and print; no domain logic."""
