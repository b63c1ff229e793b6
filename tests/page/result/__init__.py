"""The eight steps, and variants of a case."""
