"""Scripts that print figures or draw pictures; no test asserts a time."""
