"""What the fields of records are called: date, text and title, in the commonest languages."""

import re
import shlex
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from qa.errors import SourceError

FIELDS = ("id", "title", "date", "text", "source", "url")
# What names them to a command: `name_field` writes it, and the chat, which has none, looks for it.
FLAG = "--fields"

# The surest first. A day of update or of download is not that of publication, and stands in none.
_KNOWN = {
    "id": "id, _id, guid, uuid, doc_id, document_id, article_id, identifier",
    "title": """title, headline, heading, subject, titel, titre, título, titulo, titolo, tytuł,
        titul, başlık, rubrik, otsikko, tittel, überschrift, schlagzeile, betreff, заголовок,
        название, τίτλος, عنوان, כותרת, 标题, 標題, タイトル, 題名, 제목""",
    "date": """date, published, published_at, published_on, publication_date, published_date,
        publish_date, publish_time, date_published, published_time, pub_date, dc.date,
        article:published_time, issued, date_issued, posted, posted_at, date_posted, day, datum,
        erscheinungsdatum, erschienen, erschienen_am, veröffentlicht, veröffentlicht_am,
        veröffentlichungsdatum, tag, date_de_publication, date_de_parution, publié_le, jour, fecha,
        fecha_de_publicación, fecha_publicación, publicado, data_de_publicação, data_publicação,
        data_di_pubblicazione, data_pubblicazione, publicatiedatum, gepubliceerd, dato,
        udgivelsesdato, publiceringsdatum, publicerad, päivämäärä, julkaistu, data_publikacji,
        opublikowano, data_wydania, dátum, dată, data_publicării, datum_vydání, tarih, yayın_tarihi,
        дата, дата_публикации, опубликовано, ημερομηνία, تاريخ, التاريخ, תאריך, 日期, 发布日期,
        发布时间, 日付, 公開日, 날짜, datetime, date_time, timestamp, sent, sent_at, created_at,
        created, date_created, time, data""",
    "text": """text, body, content, fulltext, full_text, maintext, main_text, article, article_text,
        article_body, body_text, story, inhalt, volltext, artikeltext, artikel, texte, contenu,
        corps, texto, contenido, cuerpo, conteúdo, corpo, testo, contenuto, tekst, treść, brödtext,
        innehåll, teksti, sisältö, szöveg, tartalom, metin, içerik, текст, содержание,
        κείμενο, نص, النص, טקסט, 正文, 内容, 本文, テキスト, 본문, 내용,
        message, description, summary""",
    "source": "source, publication, publisher, outlet, newspaper, quelle, zeitung, fuente, fonte, "
    "journal, bron, źródło, källa, kilde, lähde, kaynak, источник, 来源, 出典, 출처",
    "url": "url, link, uri, permalink, href, web_url, source_url, adresse, enlace, lien, ссылка, "
    "链接",
}
_JOINTS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Naming:
    """Which columns hold which fields: those that a user `named`, else those known by their names.

    It remembers which of the `named` were met, since one that is nowhere is a mistake.
    """

    named: Mapping[str, str] = field(default_factory=dict)
    _met: set[str] = field(default_factory=set)
    _others: dict[str, None] = field(default_factory=dict)

    @property
    def mark(self) -> str:
        """What tells this naming from others, "" where a user named nothing."""
        return "".join(f"|{each}={name}" for each, name in sorted(self.named.items()))

    def find(self, names: Iterable[str]) -> dict[str, str]:
        """Return which of `names`, those of a record or a table, holds each field that is there."""
        given = list(names)
        plain = {plain_name(name): name for name in reversed(given)}
        found: dict[str, str] = {}
        for each in FIELDS:
            wanted = self.named.get(each)
            if wanted is not None and (wanted in given or plain_name(wanted) in plain):
                found[each] = wanted if wanted in given else plain[plain_name(wanted)]
                self._met.add(each)
        if set(self.named) - self._met:
            self._others.update(dict.fromkeys(given))
        for each in FIELDS:
            free = (plain[name] for name in _known(each) if name in plain)
            if each not in found and (name := _first_free(free, found.values())):
                found[each] = name
        return found

    def check_met(self) -> None:
        """Check that each field that a user named was met, if any record was.

        Raises:
            SourceError: one was not; the message has the names that were there.
        """
        missing = [name for each, name in self.named.items() if each not in self._met]
        if missing and self._others:
            there = ", ".join(list(self._others)[:40])
            message = f"no record has a field {missing[0]!r}, but: {there}"
            raise SourceError(f"{message}; name one of these with {FLAG}")


def name_field(each: str, name: str) -> str:
    """Return the flag that tells a command which `name` the field `each` has."""
    return f"{FLAG} {shlex.quote(f'{each}={name}')}"


def read_naming(value: str) -> dict[str, str]:
    """Return the fields that `value`, such as `date=Erschienen,text=Inhalt`, names.

    Raises:
        ValueError: it is of another form, or names what is no field.
    """
    named: dict[str, str] = {}
    for part in value.split(","):
        each, sign, name = (piece.strip() for piece in part.partition("="))
        if not sign or not name or each.lower() not in FIELDS:
            message = f"{part.strip()!r} is not such as date=Erschienen; name {', '.join(FIELDS)}"
            raise ValueError(message)
        named[each.lower()] = name
    return named


def _first_free(names: Iterable[str], taken: Iterable[str]) -> str:
    used = set(taken)
    return next((name for name in names if name not in used), "")


@cache
def _known(each: str) -> tuple[str, ...]:
    return tuple(plain_name(name) for name in _KNOWN[each].split(","))


def plain_name(name: str) -> str:
    """Return `name` without case, accents and what joins its words: `pub_date` is `pubDate`."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return _JOINTS.sub("", "".join(each for each in letters if not unicodedata.combining(each)))
