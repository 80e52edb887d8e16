"""The text that an RTF file shows: paragraphs, with notes behind them and running lines apart."""

import codecs
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from qa.ingest.richtext.tokens import Token, split_tokens

_CHARACTERS = {
    "tab": "\t", "line": "\n", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "emdash": "—", "endash": "–", "bullet": "•", "emspace": "\u2003", "enspace": "\u2002",
    "~": "\xa0",
    "_": "-", "zwj": "\u200d", "zwnj": "\u200c", "{": "{", "}": "}", "\\": "\\", "cell": "\t",
    "nestcell": "\t",
}  # fmt: skip
_ENDS = frozenset({"par", "sect", "page", "row", "nestrow", "\r", "\n"})
# Groups that are no text, whatever they hold; a group that begins with "\*" is none either.
_SILENT = frozenset(
    """fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl filetbl
    themedata colorschememapping datastore latentstyles xmlnstbl mmathPr generator pgdsctbl template
    fldinst datafield bkmkstart bkmkend nonshppict pntxta pntxtb
    author operator company subject keywords comment doccomm category manager hlinkbase
    revtim printim buptim atnid atnauthor atnref atntime atnparent userprops
    falt panose objclass objname result objalias objsect fontemb tc xe txe rxe""".split()
)
_COUNTED = {"pict": "picture", "object": "embedded object", "annotation": "comment"}
_RUNNING = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
# "\*" marks what an older program may pass over; of these, what they hold is seen.
_SEEN = frozenset({"shppict", "shpinst", "shptxt", "footnote", "annotation", "ud", "upr"})
# Charsets of fonts (RTF 1.9.1, \fcharset) as the encodings of Python.
_CHARSETS = {
    77: "mac-roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gb18030", 136: "big5",
    161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257",
    204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850",
}  # fmt: skip
_MARKS = {"ansi": "cp1252", "mac": "mac-roman", "pc": "cp437", "pca": "cp850"}
_BULLET = re.compile("^\\s*[^\\w\\s(\\[]\t|^\\s*[o\uf000-\uf0ff]\t")
_MOST_DEEP = 1000


@dataclass(slots=True)
class Story:
    """What an RTF file holds: its paragraphs, running lines, title and day of creation."""

    paragraphs: list[str] = field(default_factory=list)
    running: list[str] = field(default_factory=list)
    title: str = ""
    created: tuple[int, int, int] = (0, 0, 0)
    left_out: Counter[str] = field(default_factory=Counter)
    is_whole: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds up to the closing brace; `into` is where its text goes, "" nowhere."""

    into: str = "body"
    is_hidden: bool = False
    font: int = -1
    skip: int = 1
    is_new: bool = True
    # The group whose closing brace ends the text, such as that of a note.
    is_outer: bool = False


class StoryReader:
    """Reads one RTF file."""

    def __init__(self) -> None:
        self.story = Story()
        self._group = _Group()
        self._stack: list[_Group] = []
        self._encoding = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font_defined = -1
        self._bytes = b""
        self._texts: dict[str, list[str]] = {}
        self._behind: list[str] = []
        self._to_skip = 0
        self._half = ""
        self._is_starred = False

    def read(self, rtf: bytes) -> Story:
        """Return what `rtf` shows.

        Raises:
            ValueError: it is nested too deep.
        """
        for token in split_tokens(rtf):
            if token.data:
                self._take_data(token.data)
                continue
            self._flush_bytes()
            if token.brace == "{":
                self._open()
            elif token.brace == "}":
                self._close()
                if not self._stack:
                    self.story.is_whole = True
                    break
            else:
                self._take_word(token)
        self._flush_bytes()
        self._end_paragraph("body")
        for each in list(self._texts):
            self._end_paragraph(each)
        return self.story

    def _open(self) -> None:
        if len(self._stack) >= _MOST_DEEP:
            raise ValueError("its groups are nested too deep")
        self._stack.append(self._group)
        self._group = replace(self._group, is_new=True, is_outer=False)
        self._to_skip = 0

    def _close(self) -> None:
        group = self._group
        if group.is_outer:
            self._end_paragraph(group.into)
        self._group = self._stack.pop() if self._stack else _Group("")
        self._to_skip, self._is_starred = 0, False

    def _take_data(self, data: bytes) -> None:
        if self._to_skip:
            skipped = min(self._to_skip, len(data))
            self._to_skip -= skipped
            data = data[skipped:]
        if data:
            self._bytes += data

    def _flush_bytes(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = self._bytes, b""
        self._write(data.decode(self._fonts.get(self._group.font, self._encoding), "replace"))

    def _take_word(self, token: Token) -> None:
        word, number, group = token.word, token.number, self._group
        is_first = group.is_new
        if is_first:
            self._group = replace(group, is_new=False)
        if word == "*":
            self._is_starred = True
            self._group = replace(self._group, is_new=True)
        elif is_first and self._take_destination(word):
            self._is_starred = False
        elif word == "u" and number is not None:
            self._write_unit(number % 0x10000)
            self._to_skip = group.skip
        elif word in _CHARACTERS:
            self._write(_CHARACTERS[word])
        elif word in _ENDS:
            self._end_paragraph(group.into)
        else:
            self._set(word, number)

    def _take_destination(self, word: str) -> bool:
        """Whether `word`, the first of its group, says where the group's text goes."""
        group, starred = self._group, self._is_starred
        if group.into == "":
            self._group = replace(group, into="")
            return True
        if word in _COUNTED:
            self.story.left_out[_COUNTED[word]] += not group.is_hidden
            self._group = replace(group, into="")
        elif word in _RUNNING:
            self._group = replace(group, into="running", is_outer=True)
        elif word == "footnote":
            self._group = replace(group, into=f"note {len(self._stack)}", is_outer=True)
        elif word in ("title", "creatim"):
            self._group = replace(group, into=word)
        elif word == "info":
            self._group = replace(group, into="info")
        elif word == "fonttbl":
            self._group = replace(group, into="fonts")
        elif word in _SILENT or (starred and word not in _SEEN):
            self._group = replace(group, into="")
        else:
            return False
        return True

    def _set(self, word: str, number: int | None) -> None:
        group = self._group
        if word in ("v", "deleted"):
            self._group = replace(group, is_hidden=number != 0)
        elif word == "plain":
            self._group = replace(group, is_hidden=False)
        elif word == "uc":
            self._group = replace(group, skip=max(0, number or 0))
        elif word == "f" and number is not None:
            self._font_defined = number
            self._group = replace(group, font=number)
        elif word == "fcharset" and number in _CHARSETS:
            self._fonts[self._font_defined] = _CHARSETS[number]
        elif word == "ansicpg":
            self._encoding = _find_codec(number) or self._encoding
        elif word in _MARKS:
            self._encoding = _MARKS[word]
        elif group.into == "creatim" and word in ("yr", "mo", "dy"):
            place = ("yr", "mo", "dy").index(word)
            made = [*self.story.created]
            made[place] = number or 0
            self.story.created = (made[0], made[1], made[2])

    def _write_unit(self, unit: int) -> None:
        """Write a UTF-16 code unit; of a pair, both halves together."""
        if 0xD800 <= unit < 0xDC00:
            self._half = chr(unit)
            return
        pair = (self._half + chr(unit)).encode("utf-16", "surrogatepass")
        self._half = ""
        self._write(pair.decode("utf-16", "replace"))

    def _write(self, text: str) -> None:
        group = self._group
        self._group = replace(group, is_new=False) if group.is_new else group
        if group.into in ("", "info", "fonts", "creatim") or not text:
            return
        if group.is_hidden:
            self.story.left_out["run of hidden text"] += bool(text.strip())
        elif group.into == "title":
            self.story.title += text
        else:
            self._texts.setdefault(group.into, []).append(text)

    def _end_paragraph(self, into: str) -> None:
        """End the paragraph that goes `into` the body, the running lines or a note."""
        # What Word shows before an item of a list stands in the file; a bullet goes.
        text = _BULLET.sub("", "".join(self._texts.pop(into, ()))).strip(" \t\n")
        if into == "running":
            self.story.running += [text] if text else []
        elif into == "body":
            self.story.paragraphs += filter(None, (text, *self._behind))
            self._behind = []
        elif into.startswith("note") and text:
            self._behind.append(text)


def read_story(rtf: bytes) -> Story:
    """Return what the file `rtf` shows.

    Raises:
        ValueError: it is nested too deep.
    """
    return StoryReader().read(rtf)


def join_paragraphs(paragraphs: Iterable[str]) -> str:
    """Return the text of `paragraphs`."""
    return "\n\n".join(paragraphs)


def _find_codec(number: int | None) -> str:
    name = {65001: "utf-8", 10000: "mac-roman"}.get(number or 0, f"cp{number}")
    try:
        return codecs.lookup(name).name
    except LookupError:
        return ""
