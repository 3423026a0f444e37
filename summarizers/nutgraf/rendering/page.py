"""HTML: a standalone page without network or script."""

from html import escape

from nutgraf.rendering.visible import visible

CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""No script, no network, no picture: only the page's own style."""

# The palette and type of the briefing's page, in one column that a phone shows whole.
_STYLE = """
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #24231f; --faint: #5f5b52;
        --rule: #cfcabd; --marked: #1a5a76; --panel: #f3f0e8; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #17191b; --ink: #e4e2dc; --faint: #aaa79f; --rule: #46494d;
          --marked: #8cc6de; --panel: #1f2225; } }
* { box-sizing: border-box; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 clamp(1rem, 3vw, 2.5rem);
       background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
       font: 1rem/1.55 system-ui, 'Segoe UI', Helvetica, Arial, sans-serif; }
h1, blockquote { font-family: Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, serif; }
h1 { font-size: clamp(1.5rem, 1.2rem + 1.4vw, 2.1rem); line-height: 1.18; font-weight: 600;
     text-wrap: balance; }
h2, h3 { line-height: 1.3; margin: 2rem 0 .6rem; font-size: 1.1rem; }
h3 { font-size: 1rem; }
h2 { padding-top: .8rem; border-top: 1px solid var(--rule); }
h1 + p em { color: var(--faint); font-style: normal; }
blockquote { margin: 1rem 0; padding: .6rem 1rem; background: var(--panel);
             border-left: 4px solid var(--marked); font-size: 1.12rem; }
blockquote p { margin: 0; }
ul, ol { padding-left: 1.2rem; } li { margin: .35rem 0; } li em { color: var(--faint); }
a { color: var(--marked); text-underline-offset: .2em; }
table { display: block; overflow-x: auto; border-collapse: collapse; font-size: .9rem; }
td, th { padding: .3rem .6rem; text-align: left; vertical-align: top;
         border-bottom: 1px solid var(--rule); overflow-wrap: normal; }
@media print {
  @page { margin: 18mm 16mm; }
  :root { --paper: #fff; --ink: #000; --faint: #444; --rule: #aaa; --marked: #1a5a76;
          --panel: #f4f4f4; }
  body { max-width: none; margin: 0; padding: 0; font-size: 10.5pt; }
  li, tr, blockquote { break-inside: avoid; } h2, h3 { break-after: avoid; } }
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
