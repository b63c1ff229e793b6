"""A sale before it happens, in dollars."""
