"""Words, tables and charts about a decision: everything a person reads."""
