"""Knowledge about languages, independent of any text: word classes and reporting verbs."""
