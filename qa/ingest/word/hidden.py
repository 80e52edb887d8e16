"""What is hidden in a Word document: runs by a switch or a style, the ends of paragraphs."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from qa.ingest.word.tags import find_child, is_on, name_of, value_of

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


class HiddenStyles:
    """The styles of a document whose text is hidden, by their ids."""

    def __init__(self, styles: Collection[str]) -> None:
        self._styles = styles

    def hide_run(self, run: "Element", *, was_hidden: bool) -> bool:
        """Whether `run` is hidden: by its own switch, else its style, else what it stands in.

        `was_hidden` tells that it stands in a run that is.
        """
        properties = find_child(run, "rPr")
        style = find_child(properties, "rStyle")
        if find_child(properties, "vanish") is not None:
            return is_on(properties, "vanish")
        if style is not None and value_of(style) in self._styles:
            return True
        return was_hidden or self._is_within(run)

    def hide_paragraph(self, paragraph: "Element | None") -> bool:
        """Whether the style of `paragraph` hides it."""
        style = find_child(paragraph, "pPr", "pStyle")
        return style is not None and value_of(style) in self._styles

    def _is_within(self, run: "Element") -> bool:
        if not self._styles:
            return False
        return self.hide_paragraph(
            next((p for p in run.iterancestors() if name_of(p) == "p"), None)
        )


def is_joined(paragraph: "Element") -> bool:
    """Whether the end of `paragraph` is gone or hidden: the next one goes on in its line."""
    mark = find_child(paragraph, "pPr", "rPr")
    return any(find_child(mark, name) is not None for name in ("del", "moveFrom")) or is_on(
        mark, "vanish", "specVanish"
    )
