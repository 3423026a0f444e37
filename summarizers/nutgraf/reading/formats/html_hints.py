"""What tags, attributes and class names say about the text within an element."""

import re
from collections.abc import Mapping

from nutgraf.reading.formats.names import names

# Elements that hold no part of an article, whatever their class.
_FURNITURE_TAGS = {
    "nav": "navigation",
    "footer": "a footer",
    "aside": "an aside",
    "button": "a button",
    "select": "a form's field",
    "textarea": "a form's field",
    "menu": "a menu",
    "dialog": "a dialog",
    "noscript": "for browsers without scripts",
    "legend": "a form's field",
}
_FURNITURE_ROLES = frozenset(
    {"navigation", "complementary", "contentinfo", "banner", "search", "dialog", "alertdialog"}
)
# Elements whose text is not shown as text, or only as an annotation: the reading of a ruby.
HIDDEN_TAGS = names("template svg audio video object canvas datalist rt rp")
_HIDDEN_STYLE = re.compile(
    r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE
)

# One name of a class attribute or an id: its words are matched from the first or up to the last.
_NAME = re.compile(r"\S+")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
# A name with one of these describes something next to this element: "has-sidebar".
_ABOUT_OTHERS = frozenset({"has", "with", "no", "without", "not", "is"})
_FURNITURE_WORDS = names(
    "ad ads adsense advert advertisement advertising adslot banner breadcrumb breadcrumbs comment "
    "comments commentlist consent cookie cookies cta discussion disqus footer gdpr jumplinks login "
    "masthead menu menus modal nav navbar navbox navigation navi newsletter outbrain pager "
    "pagination popular popup promo promoted promotion readmore recirc recirculation "
    "recommendations recommended recommends register related relatedarticles relatedlinks "
    "relatedposts relatedstories replies respond rss search share "
    "sharebar sharedaddy sharing sidebar sidebars signup skip social sponsor sponsored subscribe "
    "subscription taboola tagcloud taglist tags teaser teasers toolbar topbar trending upsell "
    "widget widgets widgetarea"
)
_UNREAD_WORDS = (
    frozenset({"sr", "only"}),
    frozenset({"visually", "hidden"}),
    frozenset({"visuallyhidden"}),
    frozenset({"screen", "reader"}),
    frozenset({"editsection"}),
    frozenset({"footnote", "ref"}),
    frozenset({"noprint"}),
)
# The permalink of a heading or a post, often only a sign.
_ANCHOR_WORDS = names("headerlink permalink anchorjs anchor")
# Their class names give the kind of page, and their style what a script will change.
_ROOTS = names("html body main article")
_BYLINE_WORDS = names("byline bylines author authors writer contributor dateline vcard")
_DATE_WORDS = names("date pubdate published timestamp datetime posted time")
_CAPTION_WORDS = names("caption figcaption credit credits imagecaption")
_HOLDERS = frozenset(
    {
        "articlebody", "articlecontent", "articletext", "bodycontent", "entrycontent",
        "postcontent", "postbody", "storybody", "storycontent", "storytext", "entrytext",
        "blogcontent", "maincontent", "mwparseroutput", "mwcontenttext", "pagecontent",
        "tdpostcontent", "singlecontent", "contentbody", "posttext", "newscontent", "richtext",
    }
)  # fmt: skip


def _names(given: Mapping[str, str]) -> list[list[str]]:
    """The words of each class name, and of the id, in lower case."""
    written = f"{given.get('class', '')[:_LONGEST]} {given.get('id', '')[:_LONGEST]}"
    return [[word.lower() for word in _WORD.findall(name)] for name in _NAME.findall(written)]


# Of a class attribute longer than this only the beginning is read.
_LONGEST = 400


def furniture(tag: str, given: Mapping[str, str], within: str = "") -> str:
    """Why the content of such an element is not part of an article; "" if nothing says so.

    `within` is the block element around it: the footer of a quotation names its author.

    >>> furniture("div", {"class": "post__related-links"}), furniture("div", {"class": "story"})
    ('of class “post__related-links”', '')
    """
    if tag in _FURNITURE_TAGS and within != "blockquote":
        return f"in {_FURNITURE_TAGS[tag]}"
    if given.get("role", "") in _FURNITURE_ROLES:
        return f"of role “{given['role']}”"
    if tag in _ROOTS or not ("class" in given or "id" in given):
        return ""
    written = _NAME.findall(f"{given.get('class', '')[:_LONGEST]} {given.get('id', '')[:_LONGEST]}")
    for name in written:
        parts = [word.lower() for word in _WORD.findall(name)]
        if _ABOUT_OTHERS.isdisjoint(parts) and not _FURNITURE_WORDS.isdisjoint(parts):
            return f"of class “{name}”"
    return ""


def mark(tag: str, given: Mapping[str, str]) -> str:
    """BYLINE, DATE or CAPTION where the attributes say that an element is one; else "".

    >>> mark("p", {"class": "article-byline"}), mark("i", {"itemprop": "datePublished"})
    ('BYLINE', 'DATE')
    """
    if not given or tag in _ROOTS:
        return ""
    kind = given.get("itemprop", "").lower()
    if kind == "author" or "author" in given.get("rel", "").lower().split():
        return "BYLINE"
    if kind in ("datepublished", "datemodified", "datecreated"):
        return "DATE"
    if "class" not in given and "id" not in given:
        return ""
    for parts in _names(given):
        for part in (parts[:1], parts[-1:]):
            if _BYLINE_WORDS.intersection(part):
                return "BYLINE"
            if _DATE_WORDS.intersection(part):
                return "DATE"
            if _CAPTION_WORDS.intersection(part):
                return "CAPTION"
    return ""


def is_hidden(tag: str, given: Mapping[str, str]) -> bool:
    """Whether browsers do not show an element, or show it to no reader's eye."""
    if tag in HIDDEN_TAGS:
        return True
    if not given or tag in _ROOTS:
        return False
    if "hidden" in given:
        return True
    if _HIDDEN_STYLE.search(given.get("style", "")[:_LONGEST]):
        return True
    if "class" not in given:
        return False
    return any(words <= set(parts) for parts in _names(given) for words in _UNREAD_WORDS)


def is_anchor(tag: str, given: Mapping[str, str]) -> bool:
    """Whether a link points to its own position."""
    if tag != "a" or "class" not in given:
        return False
    return any(not _ANCHOR_WORDS.isdisjoint(parts) for parts in _names(given))


def holds_article(tag: str, given: Mapping[str, str]) -> bool:
    """Whether an element says that the article is in it.

    >>> holds_article("div", {"class": "td-post-content"}), holds_article("div", {})
    (True, False)
    """
    if tag in ("article", "main") or given.get("role") in ("main", "article"):
        return True
    return holds_text(given)


def holds_text(given: Mapping[str, str]) -> bool:
    """Whether an element declares that it holds only the text of an article."""
    if given.get("itemprop", "").lower() in ("articlebody", "mainentity", "text"):
        return True
    return any(
        "".join(parts) in _HOLDERS or "".join(parts[-2:]) in _HOLDERS for parts in _names(given)
    )


# What the names of <meta> mean. A "date" alone may be that of the last change, or of today.
_META = {
    "title": names("og:title twitter:title dc.title parsely-title"),
    "author": names("author article:author dc.creator dcterms.creator parsely-author"),
    "date": names(
        "article:published_time datepublished dc.date dc.date.issued dcterms.created "
        "dcterms.issued parsely-pub-date pubdate publishdate publish_date"
    ),
    "any date": names("date"),
}
_META_NAMES = {name: told for told, listed in _META.items() for name in listed}
_PUBLISHED_WORDS = names("published publish pubdate")


def meta(given: Mapping[str, str]) -> str:
    """The meaning of a <meta>: "title", "author", "date", "any date" or nothing.

    >>> meta({"name": "author", "content": "Ann Roe"}), meta({"name": "author", "content": ""})
    ('author', '')
    """
    name = given.get("property") or given.get("name") or given.get("itemprop") or ""
    said = _META_NAMES.get(name.lower(), "") if given.get("content") else ""
    # An author's profile page is no name.
    return "" if said == "author" and "://" in given["content"] else said


def tells_publication(given: Mapping[str, str]) -> bool:
    """Whether a <time> says when the article was published.

    >>> tells_publication({"datetime": "2025-05-02", "class": "entry-date published"})
    True
    """
    if not given.get("datetime"):
        return False
    if "pubdate" in given or given.get("itemprop", "").lower() == "datepublished":
        return True
    return any(not _PUBLISHED_WORDS.isdisjoint(parts) for parts in _names(given))
