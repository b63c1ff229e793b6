"""The answer on the page: its order, and a file for each of its parts."""
