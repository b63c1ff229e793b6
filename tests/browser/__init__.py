"""The page as a person meets it, in Chromium, with the network out of reach."""
