"""Links of the documentation to files of the checkout: on the site their path is shown instead.

The pages are read in a checkout too, where such a link leads somewhere; the site has only the
documentation.
"""

import re
from pathlib import Path
from typing import Any

# A link in Markdown: what it shows and its target, without an anchor or a scheme.
_LINK = re.compile(r"\[([^\]\n]{1,200})\]\(([^)#:\s]{1,200})(#[^)\s]{0,100})?\)")


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Any) -> str:  # noqa: ANN401
    """MkDocs' event of this name: the text of a page before it is rendered."""
    del files
    folder = Path(config.docs_dir).resolve()
    at = folder / Path(page.file.src_uri).parent

    def shown(link: re.Match[str]) -> str:
        target = (at / link[2]).resolve()
        if target.is_relative_to(folder) or not target.is_relative_to(folder.parent):
            return link[0]
        path = target.relative_to(folder.parent).as_posix()
        return f"`{path}`" if link[1].strip("`") in (path, target.name) else f"{link[1]} (`{path}`)"

    return _LINK.sub(shown, markdown)
