"""What an expression means, told plainly: the interpreter, and what all evaluators share."""
