"""Word documents made of the XML of their parts, as python-docx cannot write them."""

from format_samples import make_zip

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": _W,
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = {"document": "document.main"}


def p(*runs: str, style: str = "") -> str:
    """Return a paragraph of `runs`, plain text or XML."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(run if run[0] == '<' else r(run) for run in runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """Return a table; a cell is XML of blocks, or the text of one."""
    cells = (
        "".join(f"<w:tc>{each if each[:1] == '<' else p(each)}</w:tc>" for each in row)
        for row in rows
    )
    return f"<w:tbl>{''.join(f'<w:tr>{each}</w:tr>' for each in cells)}</w:tbl>"


def box(text: str) -> str:
    """Return a text box as Word writes it, twice, of a plain text or a paragraph in XML."""
    inner = text if text.startswith("<w:p>") else p(text)
    held = f"<w:txbxContent>{inner}</w:txbxContent>"
    drawn = f"<w:drawing><a:graphic><wps:txbx>{held}</wps:txbx></a:graphic></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{held}</v:textbox></v:shape></w:pict>"
    return (
        f"<w:r><mc:AlternateContent><mc:Choice>{drawn}</mc:Choice>"
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(code: str, result: str) -> str:
    """Return a field in five runs, as Word writes those that may hold others."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"{code if code[0] == '<' else f'<w:r><w:instrText>{code}</w:instrText></w:r>'}"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r(result)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def make_word(body: str, **parts: str) -> bytes:
    """Return a document; `parts` are others, such as `footnotes`, `header1`, `styles`."""
    parts = {"document": f"<w:body>{body}</w:body>", **parts}
    files = {
        f"word/{name}.xml": f"<w:{_root(name)} {_NAMESPACES}>{xml}</w:{_root(name)}>".encode()
        for name, xml in parts.items()
    }
    related = "".join(
        f'<Relationship Id="{name}" Type="{_RELATIONS}/{name.rstrip("0123456789")}"'
        f' Target="{name}.xml"/>'
        for name in parts
        if name != "document"
    )
    main = f'<Relationship Id="d" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
    kinds = "".join(
        f'<Override PartName="/word/{name}.xml"'
        f' ContentType="{_TYPE}.{_KINDS.get(name, name.rstrip("0123456789"))}+xml"/>'
        for name in parts
    )
    relations = f'<Relationships xmlns="{_PACKAGE}/relationships">{{}}</Relationships>'
    kind = "application/vnd.openxmlformats-package.relationships+xml"
    rels = f'<Default Extension="rels" ContentType="{kind}"/>'
    files["_rels/.rels"] = relations.format(main).encode()
    files["word/_rels/document.xml.rels"] = relations.format(related).encode()
    types = f'<Types xmlns="{_PACKAGE}/content-types">{rels}{kinds}</Types>'
    files["[Content_Types].xml"] = types.encode()
    return make_zip(files)


def _root(name: str) -> str:
    plain = name.rstrip("0123456789")
    return {"header": "hdr", "footer": "ftr"}.get(plain, plain)


def item(text: str, list_id: int | None = None, level: int | None = None, style: str = "") -> str:
    """Return a paragraph of a list: of one that it names, or that its style is in."""
    named = "" if level is None else f'<w:ilvl w:val="{level}"/>'
    named += "" if list_id is None else f'<w:numId w:val="{list_id}"/>'
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    run = text if text[:1] == "<" else r(text)
    return f"<w:p><w:pPr>{styled}<w:numPr>{named}</w:numPr></w:pPr>{run}</w:p>"


def level(format_: str, text: str, more: str = "", start: int = 1) -> str:
    """Return what stands in a level of a list."""
    return (
        f'<w:start w:val="{start}"/><w:numFmt w:val="{format_}"/>{more}<w:lvlText w:val="{text}"/>'
    )


def levels(*each: str) -> str:
    return "".join(f'<w:lvl w:ilvl="{at}">{own}</w:lvl>' for at, own in enumerate(each))


def numbering(*kinds: str, lists: tuple[str, ...] = ()) -> str:
    """Return the part that defines lists: a kind for each of `kinds`, and a list of it.

    `lists` are more of them, each "KIND" or "KIND" and its overrides, as XML; kinds are from 0,
    lists from 1.
    """
    defined = "".join(
        f'<w:abstractNum w:abstractNumId="{key}">{kind}</w:abstractNum>'
        for key, kind in enumerate(kinds)
    )
    used = "".join(
        f'<w:num w:numId="{key}"><w:abstractNumId w:val="{each[:1]}"/>{each[1:]}</w:num>'
        for key, each in enumerate((*map(str, range(len(kinds))), *lists), start=1)
    )
    return defined + used


def restart(at: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{at}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
