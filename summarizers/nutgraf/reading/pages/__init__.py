"""The roles of a pasted page's lines: title, byline, date, heading, body, caption, boilerplate."""
