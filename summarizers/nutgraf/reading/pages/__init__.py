"""What the lines of a pasted page are: title, byline, date, heading, body, caption, furniture."""
