"""What a page's JSON-LD says of the article itself, not of what it lists, links to or embeds."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(
    r"(?:\w*Article|(?:Blog|LiveBlog|SocialMedia|DiscussionForum)Posting|Report|NewsItem)\Z"
)
_PAGE = re.compile(r"(?:WebPage|ItemPage|\w+Page|CreativeWork|WebContent)\Z")
_COMMENTS = re.compile(r"<!--|-->|/\*\s*<!\[CDATA\[\s*\*/|/\*\s*\]\]>\s*\*/|<!\[CDATA\[|\]\]>")
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Linked:
    """What a node says: when published, created and changed, of which address and headline."""

    published: str
    created: str
    modified: str
    address: str
    headline: str
    is_article: bool


def find_linked(tree: "HtmlElement", address: str, titles: tuple[str, ...]) -> Linked | None:
    """Return the node of the article with a date, None where it is not clear which is it."""
    nodes = [
        each for script in tree.iter("script") if _is_linked(script)
        for each in _read_script(script.text or "")
    ]  # fmt: skip
    dated = [each for each in nodes if each.published or each.created or each.modified]
    for group in ([n for n in dated if n.is_article], [n for n in dated if not n.is_article]):
        fitting = [node for node in group if not _is_of_another(node, address, titles)]
        sure = [node for node in fitting if _is_of_it(node, address, titles)]
        chosen = sure or fitting
        if len({node.published[:10] or node.created[:10] for node in chosen}) == 1:
            return chosen[0]
        if chosen:
            return None
    return None


def _is_linked(script: "HtmlElement") -> bool:
    return str(script.get("type", "")).strip().lower().startswith("application/ld+json")


def _read_script(text: str) -> Iterator[Linked]:
    plain = _COMMENTS.sub("", text).strip().rstrip(";")
    try:
        data = json.loads(plain, strict=False)
    except (ValueError, RecursionError):
        return
    yield from _walk(data, 0)


def _walk(data: object, depth: int) -> Iterator[Linked]:
    """Yield the nodes that are about the page: at the top, in a graph, or its main entity."""
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        for each in data:
            yield from _walk(each, depth + 1)
    if not isinstance(data, dict):
        return
    types = data.get("@type", "")
    names = [str(each) for each in (types if isinstance(types, list) else [types])]
    is_article = any(_ARTICLE.search(name) for name in names)
    # Without a type, what stands at the top is about the page.
    if is_article or names == [""] or any(_PAGE.search(name) for name in names):
        main = data.get("mainEntityOfPage")
        named = (data.get("url"), main, data.get("@id"))
        yield Linked(
            published=_say(data.get("datePublished")),
            created=_say(data.get("dateCreated")),
            modified=_say(data.get("dateModified")),
            address=next((address for each in named if (address := _address_of(each))), ""),
            headline=_say(data.get("headline")) or _say(data.get("name")),
            is_article=is_article,
        )
    for key in ("@graph", "mainEntity"):
        yield from _walk(data.get(key), depth + 1)


def _say(value: object) -> str:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value", "")
    return value.strip() if isinstance(value, str) else ""


def _address_of(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) and value.startswith(("http", "/")) else ""


def _is_of_it(node: Linked, address: str, titles: tuple[str, ...]) -> bool:
    return _same_page(node.address, address) or _is_like(node.headline, titles)


def _is_of_another(node: Linked, address: str, titles: tuple[str, ...]) -> bool:
    """Whether both what it is called and where it stands, as far as told, are another's."""
    if _is_of_it(node, address, titles):
        return False
    is_elsewhere = node.address != "" and address != "" and not _same_page(node.address, address)
    is_called_other = node.headline != "" and any(titles)
    return is_called_other or (is_elsewhere and node.headline == "")


def _same_page(one: str, other: str) -> bool:
    return one != "" and _strip(one) == _strip(other)


def _strip(address: str) -> str:
    plain = re.sub(r"^https?://(?:www\.|m\.|amp\.)?|[?#].*$", "", address)
    return re.sub(r"(?:/amp)?/?$", "", plain)


def _is_like(headline: str, titles: tuple[str, ...]) -> bool:
    """Whether most words of `headline` are in a title, or the other way round."""
    words = set(re.findall(r"\w+", headline.lower()))
    for title in titles:
        others = set(re.findall(r"\w+", title.lower()))
        if words and others and len(words & others) * 2 >= min(len(words), len(others)):
            return True
    return False
