"""What is known of a language before any text is read: word classes and reporting verbs."""
