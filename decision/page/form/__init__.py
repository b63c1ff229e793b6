"""What is typed: the fields, what is wrong with them, what typing more would do."""
