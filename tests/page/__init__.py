"""The page: the draft, the form and the paths through it."""
