"""HTML: a page of one's own, without network or script."""

from html import escape

from nutgraf.rendering.visible import visible

CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""No script, no network, no picture: only the page's own style."""

# Readable measure, the reader's own colours for light and dark.
_STYLE = """
:root { color-scheme: light dark; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem;
       font: 1.05rem/1.55 Georgia, 'Times New Roman', serif; }
h1, h2, h3 { line-height: 1.25; }
blockquote { margin: 1rem 0; padding: 0 1rem; border-left: .25rem solid currentColor; }
table { border-collapse: collapse; } td, th { padding: .2rem .6rem; text-align: left; }
""".strip()


def html(markdown: str, title: str) -> str:
    """A whole page of rendered Markdown; HTML in it is shown, not run."""
    from markdown_it import MarkdownIt

    body = MarkdownIt("commonmark", {"html": False}).enable("table").render(markdown)
    return (
        "<!DOCTYPE html>\n"
        '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{CONTENT_SECURITY_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(visible(title))}</title>\n<style>\n{_STYLE}\n</style>\n</head>\n"
        f"<body>\n<main>\n{body}</main>\n</body>\n</html>\n"
    )
