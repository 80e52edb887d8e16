"""A made archive of short reports that each tell of one thing of several."""

from datetime import date, timedelta
from pathlib import Path

SHIPS = tuple(
    """
    Aldona;Brisa Norte;Calder Swift;Dorthe B;Eldfjord;Fenna Marie;Garnet Sea;Hedda Lund;Isolde IV
    Juno Trader;Katla;Lomvi;Maren Holt;Nordic Heron;Ossian;Petrel II;Quintana;Runa Star;Saltholm
    Tamar Bay;Ulrika;Vesper Queen;Westerly;Ysolda;Zephyr Moon;Ambra;Boreas K;Corvina;Drift Ice
    Emilia Rose
    """.strip()
    .replace("\n", ";")
    .split(";")
)
MINISTERS = tuple(
    "Marta Oyelaran;Henrik Dahl;Paolo Ferrante;Ingrid Solheim;Tomas Vrba;Leila Haddad;Oskar Thune"
    ";Bianca Reyes;Jonas Petrauskas;Wim de Groot".split(";")
)
PORTS = ("Velmar", "Ostrava Quay", "Dunholm")
REASONS = ("a cracked hull", "unpaid wages", "false papers", "broken radar", "oil in the bilge")
DETAINED = (
    "Inspectors detained the freighter {ship} in {port} on Monday because of {reason}.",
    "The freighter {ship} was detained in {port} on Monday after inspectors found {reason}.",
    "The tanker {ship} has been detained since Monday in {port} over {reason}, officials said.",
)
RESIGNED = (
    "{name}, the minister for {of}, resigned on Thursday.",
    "The minister for {of}, {name}, stepped down on Thursday after weeks of protest.",
)
OFFICES = ("transport health trade energy housing culture justice labour fisheries defence").split()
OTHERS = (
    "The ferry {ship} passed her inspection in {port} on Monday without a complaint.",
    "The yard in {port} launched the trawler {ship} on Monday before a large crowd.",
    "The liner {ship} was sold to an owner in {port} on Monday for 4 million crowns.",
    "The barge {ship} was not detained in {port} on Monday, inspectors said.",
)
OTHER_SHIPS = tuple(
    """
    Ariadne;Bellona;Cygnus;Dione;Electra;Freya Lind;Gudrun;Halla;Irma;Jorunn;Kestrel;Leda;Minerva
    Nerthus;Orla;Pandora;Regina;Sunniva;Thisbe;Urd
    """.strip()
    .replace("\n", ";")
    .split(";")
)
_FIRST = date(2021, 1, 5)
_CREW = "\n\nShe carries a crew of {crew} and flies the flag of {flag}. Her owner gave no comment."
_FLAGS = ("Malta", "Panama", "Norway", "Liberia")


def write_archive(folder: Path) -> None:
    """Write sixty reports: thirty ships detained, ten ministers gone, twenty other ships."""
    folder.mkdir(parents=True, exist_ok=True)
    for place, ship in enumerate(map(str.strip, SHIPS)):
        told = DETAINED[place % len(DETAINED)].format(
            ship=ship, port=PORTS[place % 2], reason=REASONS[place % len(REASONS)]
        )
        crew = _CREW.format(crew=10 + place, flag=_FLAGS[place % 4])
        _write(folder, 7 * place, f"ship-{place:02}", told + crew)
    for place, name in enumerate(MINISTERS):
        told = RESIGNED[place % 2].format(name=name, of=OFFICES[place])
        rest = "\n\nThe prime minister thanked the cabinet and named no successor."
        _write(folder, 14 * place + 3, f"minister-{place:02}", told + rest)
    for place, ship in enumerate(map(str.strip, OTHER_SHIPS)):
        told = OTHERS[place % len(OTHERS)].format(ship=ship, port=PORTS[place % 3])
        crew = _CREW.format(crew=40 + place, flag=_FLAGS[place % 4])
        _write(folder, 9 * place + 2, f"other-{place:02}", told + crew)


def _write(folder: Path, days: int, name: str, text: str) -> None:
    day = _FIRST + timedelta(days=days)
    (folder / f"{day}-{name}.txt").write_text(f"{text}\n", encoding="utf-8")
