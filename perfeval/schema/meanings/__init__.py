"""What every key means, in Chinese: one module a kind of file."""
