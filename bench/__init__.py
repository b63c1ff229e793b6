"""Scripts that print figures or draw pictures; nothing here is asserted in tests."""
