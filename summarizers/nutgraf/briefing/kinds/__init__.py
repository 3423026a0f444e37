"""What kind of article a text is, told by its form: how-to, list, match, speech, paper ..."""
