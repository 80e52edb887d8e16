"""The elements of a story, by their names, that are no text: gone, never seen, or only counted."""

# Of what was tracked as changed, what is gone; and the old look of what is there.
GONE = frozenset({"del", "moveFrom", "delText", "delInstrText", "rPr", "pPr", "rt"})
# What stands in a story without being seen there: properties, and marks of places.
UNSEEN = frozenset(
    {"sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr", "tblPr", "tblGrid", "trPr", "tcPr"}
)
# Seen, and no text: so they are told.
COUNTED = {
    "commentReference": "comment",
    "altChunk": "embedded document",
    "subDoc": "embedded document",
    "contentPart": "drawing by hand",
}
