"""Which parts of a page are its article's, and which are of comments, teasers and menus."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from qa.ingest.page.labels import name_pieces

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_OTHERS = frozenset(
    "comment comments commentlist commentary respond reply replies disqus discussion reader readers"
    " teaser teasers related relateds recommended recommendation recommendations promo promoted"
    " sidebar widget widgets popular trending latest most mostread nav navigation menu colophon"
    " copyright newsletter subscribe ad ads advert advertisement sponsored event events calendar"
    " ticker"
    " archive archives card cards listing feed stream breadcrumb breadcrumbs carousel slider recent"
    " wm ipp pingback trackback tweet twitter embed gallery similar suggested next previous prev"
    " correction corrections changelog timeline liveblog live update updates bio".split()
)
_OTHER_TAGS = frozenset({"aside", "nav", "form", "blockquote", "figure", "figcaption", "iframe"})
_OTHER_TYPES = re.compile(
    r"/(?:\w*Comment|Event|\w*Event|ItemList|WPSideBar|WPFooter|Offer|Person)$"
)
_OTHER_HEADING = re.compile(
    r"\W*(?:\d+ )?(?:comments?|kommentare?|commentaires?|comentarios|comentários|commenti|reacties"
    r"|related|read (?:more|also|next)|see also|more (?:from|on|news|stories)"
    r"|you may|most (?:read|popular)"
    r"|latest|trending|recommended|mehr zum|lesen sie auch|weitere|lire aussi|à lire"
    r"|sur le même|leer también|te puede|relacionad|leggi anche|articoli correlati"
    r"|lees ook|czytaj|les også|läs"
    r"|responses|discussion|what readers)",
    re.I,
)
_HEADINGS = ("h2", "h3", "h4", "h5")
_PROSE_WORDS = 15


class Regions:
    """The parts of the page `tree`, told by its heading and its longest run of paragraphs."""

    def __init__(self, tree: "HtmlElement") -> None:
        self.order = {element: place for place, element in enumerate(tree.iter())}
        self.heading = _find_heading(tree)
        prose = _find_prose(tree)
        # An element around the heading or the prose is the page's own, whatever its name.
        self._own: set[HtmlElement] = set()
        anchors = [each for each in (self.heading, *_list_main(prose)) if each is not None]
        for anchor in anchors[:2]:
            self._own.update(anchor.iterancestors())
        after = self.order[self.heading] if self.heading is not None else 0
        behind = [self.order[p] for p in prose if self.order[p] > after]
        self.first_prose = min(behind, default=len(self.order))

    def is_own(self, element: "HtmlElement") -> bool:
        """Whether `element` is of the article or stands beside it, and not of something else."""
        for node in (element, *element.iterancestors()):
            if node in self._own:
                return True
            if self._is_other(node):
                return False
        return True

    def is_at_head(self, element: "HtmlElement") -> bool:
        """Whether `element` stands about the heading: in its block, or before the prose."""
        if self.heading is None:
            return self.order[element] < self.first_prose
        place, heading = self.order[element], self.order[self.heading]
        if heading < place:
            return place < self.first_prose
        parent = self.heading.getparent()
        return parent is not None and parent.tag != "body" and parent in element.iterancestors()

    def _is_other(self, node: "HtmlElement") -> bool:
        if not isinstance(node.tag, str):
            return True
        if node.tag in _OTHER_TAGS or (node.tag == "article" and self.heading is not None):
            return True
        pieces = {
            piece for name in ("class", "id", "role") for token in node.get(name, "").split()
            if not _is_state(token) for piece in name_pieces(token)
        }  # fmt: skip
        is_footer = node.tag == "footer" or "footer" in pieces
        if is_footer and not self._is_in_article(node):
            return True
        if pieces & _OTHERS:
            return True
        if _OTHER_TYPES.search(node.get("itemtype", "")):
            return True
        return node.tag in ("div", "section", "ul", "ol") and _has_heading_of_others(node)

    def _is_in_article(self, node: "HtmlElement") -> bool:
        return any(each.tag == "article" and each in self._own for each in node.iterancestors())


def _is_state(token: str) -> bool:
    return token.lower().startswith(("has-", "with-", "no-", "is-", "without-"))


def _has_heading_of_others(node: "HtmlElement") -> bool:
    heading = next((child for child in node if child.tag in _HEADINGS), None)
    return heading is not None and _OTHER_HEADING.match(heading.text_content()) is not None


def _find_heading(tree: "HtmlElement") -> "HtmlElement | None":
    """Return the heading that the page's title repeats, else its first."""
    titles = [_plain(each.text_content()) for each in tree.iter("title")]
    titles += [
        _plain(each.get("content", ""))
        for each in tree.iter("meta")
        if each.get("property") == "og:title"
    ]
    headings = list(tree.iter("h1")) or list(tree.iter("h2"))
    for heading in headings:
        plain = _plain(heading.text_content())
        if len(plain) > 3 and any(plain in title or title in plain for title in titles if title):
            return heading
    return next(iter(tree.iter("h1")), None)


def _find_prose(tree: "HtmlElement") -> list["HtmlElement"]:
    """Return the paragraphs of prose."""
    return [
        p for p in tree.iter("p", "div")
        if _count_words("".join(_own_texts(p))) >= _PROSE_WORDS
    ]  # fmt: skip


def _own_texts(element: "HtmlElement") -> Iterator[str]:
    if element.tag == "p":
        yield element.text_content()
        return
    yield element.text or ""
    for child in element:
        yield child.tail or ""


def _list_main(prose: list["HtmlElement"]) -> list["HtmlElement"]:
    """Return a paragraph of the block that holds most words."""
    words: dict[HtmlElement, int] = {}
    for p in prose:
        parent = p.getparent()
        if parent is not None:
            words[parent] = words.get(parent, 0) + _count_words(p.text_content())
    if not words:
        return []
    main = max(words, key=lambda parent: words[parent])
    return [next(p for p in prose if p.getparent() is main)]


def _count_words(text: str) -> int:
    return len(text.split())


def _plain(text: str) -> str:
    return " ".join(re.sub(r"\W+", " ", text).lower().split())
