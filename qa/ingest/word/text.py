"""The text of a story of a Word document, as a person sees it: paragraphs in reading order.

A story is a body, a note, a header or a text box. Insertions are read and deletions are not; what
was moved stands where it went. What is seen and is no text is counted, so that it can be told.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING

from qa.ingest.word.drawings import choose_alternative, look_into
from qa.ingest.word.fields import Fields, shows_number, shows_today
from qa.ingest.word.formulas import read_formula
from qa.ingest.word.hidden import HiddenStyles, is_joined
from qa.ingest.word.numbering import Numbering
from qa.ingest.word.symbols import is_private, read_symbol
from qa.ingest.word.tags import find_child, is_on, name_of, value_of
from qa.ingest.word.unread import COUNTED, GONE, UNSEEN

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_STOPS = (".", "!", "?", "”", '"')


class StoryReader:
    """Reads stories of one document, and counts in `left_out` what is not read of them."""

    def __init__(
        self,
        hidden_styles: Collection[str],
        notes: "Mapping[tuple[str, str], Element]",
        numbering: Numbering | None = None,
    ) -> None:
        """Take the ids of the styles whose text is hidden, and the notes by kind and id.

        Without `numbering` the numbers of lists are not read.
        """
        self.left_out: Counter[str] = Counter()
        # Those that were referred to, in this order.
        self.endnotes: list[Element] = []
        self._styles = HiddenStyles(hidden_styles)
        self._notes = notes
        self._numbering = numbering
        self._story: Element | None = None
        self._fields: Fields | None = None
        self._is_hidden = False
        self._text: list[str] = []
        self._behind: list[str] = []
        self._special: Mapping[str, Callable[[Element], None]] = {
            "AlternateContent": lambda element: self._read_runs(choose_alternative(element)),
            "drawing": self._read_drawing,
            "pict": self._read_drawing,
            "object": self._read_drawing,
            "endnoteReference": self._read_note,
            "fldChar": self._read_mark,
            "fldSimple": self._read_simple_field,
            "footnoteReference": self._read_note,
            "instrText": self._read_code,
            "oMath": lambda element: self._write(read_formula(element)),
            "sdt": self._read_control,
            "sym": self._read_symbol,
        }

    def read_story(self, story: "Element") -> list[str]:
        """Return the paragraphs and rows of `story`; what stands beside one comes behind it."""
        outer = self._story, self._fields, self._text, self._behind
        self._story, self._fields, self._text, self._behind = story, Fields(story), [], []
        blocks = [*self._read_blocks(story), *self._take_paragraph()]
        self._story, self._fields, self._text, self._behind = outer
        return [block for block in blocks if block.strip()]

    def _read_blocks(self, parent: "Element") -> Iterator[str]:
        for element in parent:
            name = name_of(element)
            if name == "p":
                self._read_paragraph(element)
                if not is_joined(element):
                    yield from self._take_paragraph()
            elif name == "tbl":
                yield from self._take_paragraph()
                yield from self._read_rows(element)
            elif name in ("r", "t", "hyperlink", "oMath", "oMathPara"):
                self._read_inline(element, name)
            elif name == "sdt" and self._is_placeholder(element):
                continue
            elif name == "AlternateContent":
                yield from self._read_blocks(choose_alternative(element))
            elif name in COUNTED:
                self.left_out[COUNTED[name]] += 1
            elif name not in GONE | UNSEEN:
                yield from self._read_blocks(element)

    def _read_paragraph(self, paragraph: "Element") -> None:
        """Read `paragraph`, and put the number before it that Word shows."""
        self._read_runs(paragraph)
        if (
            self._numbering is None
            or is_joined(paragraph)
            or self._styles.hide_paragraph(paragraph)
        ):
            return
        label = self._numbering.count(paragraph, self._story, "".join(self._text))
        self.left_out[label.unread] += bool(label.unread)
        self._text.insert(0, label.text)

    def _take_paragraph(self) -> list[str]:
        """Return the paragraph that was read, and what stands beside it."""
        taken = ["".join(self._text), *self._behind]
        self._text, self._behind = [], []
        return taken

    def _read_rows(self, table: "Element") -> Iterator[str]:
        # By the XML: a merged cell may claim to span a million columns.
        for row in self._list_parts(table, "tr"):
            properties = find_child(row, "trPr")
            if is_on(properties, "hidden"):
                self.left_out["hidden row"] += 1
            if is_on(properties, "hidden") or find_child(properties, "del") is not None:
                continue
            cells = [self._read_cell(cell) for cell in self._list_parts(row, "tc")]
            if any(_holds_prose(own) for own, _ in cells):
                for own, inner in cells:
                    yield from (*own, *inner)
                continue
            yield "\t".join(" ".join(own) for own, _ in cells)
            for _, inner in cells:
                yield from inner

    def _read_cell(self, cell: "Element") -> tuple[list[str], list[str]]:
        """Return the paragraphs of `cell`, and the rows of the tables within it."""
        properties = find_child(cell, "tcPr")
        if find_child(properties, "cellDel") is not None:
            return [], []
        own: list[str] = []
        inner: list[str] = []
        for element in self._list_parts(cell, "p", "tbl"):
            is_table = name_of(element) == "tbl"
            outer, self._text, self._behind = (self._text, self._behind), [], []
            if is_table:
                inner.extend(self._read_rows(element))
            else:
                self._read_paragraph(element)
                own.extend(each for each in self._take_paragraph() if each.strip())
            self._text, self._behind = outer
        return own, inner

    def _list_parts(self, parent: "Element", *names: str) -> "Iterator[Element]":
        """Yield the nearest elements below with one of these names, within controls too."""
        for element in parent:
            name = name_of(element)
            if name in names:
                yield element
            elif name == "AlternateContent":
                yield from self._list_parts(choose_alternative(element), *names)
            elif name in COUNTED:
                self.left_out[COUNTED[name]] += 1
            elif name not in GONE | UNSEEN and not self._is_placeholder(element):
                yield from self._list_parts(element, *names)

    def _is_placeholder(self, element: "Element") -> bool:
        """Count `element` where it is a control that only asks to be filled in, and tell so."""
        is_one = is_on(find_child(element, "sdtPr"), "showingPlcHdr")
        self.left_out["empty field"] += is_one
        return is_one

    def _read_runs(self, parent: "Element") -> None:
        for element in parent:
            self._read_inline(element, name_of(element))

    def _read_inline(self, element: "Element", name: str) -> None:
        if name in GONE or name in UNSEEN:
            return
        if name == "r":
            self._read_run(element)
        elif name == "t":
            self._write(element.text or "")
        elif name in _BREAKS:
            self._write(_BREAKS[name])
        elif name in COUNTED:
            self.left_out[COUNTED[name]] += 1
        elif read := self._special.get(name):
            read(element)
        else:
            self._read_runs(element)

    def _read_run(self, run: "Element") -> None:
        was_hidden = self._is_hidden
        self._is_hidden = self._styles.hide_run(run, was_hidden=was_hidden)
        self._read_runs(run)
        self._is_hidden = was_hidden

    def _write(self, text: str) -> None:
        if not self._is_code:
            if self._is_hidden:
                self.left_out["run of hidden text"] += bool(text.strip())
            else:
                self._text.append(text)

    @property
    def _is_code(self) -> bool:
        """Whether what stands here is the code of a field, or the day of today."""
        return self._fields is not None and not self._fields.are_seen

    def _read_mark(self, mark: "Element") -> None:
        unread = self._fields.mark(value_of(mark, "fldCharType")) if self._fields else ""
        self.left_out[unread] += bool(unread)

    def _read_code(self, code: "Element") -> None:
        if self._fields:
            self._fields.add_code(code.text or "")

    def _read_simple_field(self, field: "Element") -> None:
        if shows_today(value_of(field, "instr")):
            self.left_out["date field"] += 1
        else:
            self.left_out["numbered field"] += shows_number(value_of(field, "instr"))
            self._read_runs(field)

    def _read_control(self, control: "Element") -> None:
        if not self._is_placeholder(control):
            self._read_runs(control)

    def _read_symbol(self, symbol: "Element") -> None:
        self.left_out["symbol"] += is_private(symbol)
        self._write(read_symbol(symbol))

    def _read_note(self, reference: "Element") -> None:
        kind = name_of(reference).removesuffix("Reference")
        note = self._notes.get((kind, value_of(reference, "id")))
        if note is None or self._is_code or self._is_hidden:
            return
        if kind == "endnote":
            self.endnotes.append(note)
        else:
            self._behind.extend(self.read_story(note))

    def _read_drawing(self, drawing: "Element") -> None:
        """Take the text boxes of a drawing, and count the pictures and the like in it."""
        if self._is_code or self._is_hidden:
            return
        boxes, shown = look_into(drawing)
        self.left_out.update(shown)
        for box in boxes:
            is_words = name_of(box) == "textpath"
            self._behind.extend([value_of(box, "string")] if is_words else self.read_story(box))


def _holds_prose(paragraphs: list[str]) -> bool:
    """Whether a cell is a column of a page, rather than an entry of a table."""
    return len(paragraphs) > 1 and any(each.rstrip().endswith(_STOPS) for each in paragraphs)
