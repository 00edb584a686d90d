"""The control words of Rich Text, by what they do with the text around them."""

from __future__ import annotations

SKIP, BODY = "", "body"
HEADERS = frozenset(f"{kind}{page}" for kind in ("header", "footer") for page in ("", "l", "r", "f"))
FRAMES = frozenset({"shptxt", "dptxbxtext"})
FLOWS = HEADERS | FRAMES | {"footnote"}
GATHERED = frozenset(
    {"fldinst", "listtext", "pntext", "annotation", "title", "author", "subject", "keywords", "company", "doccomm"}
)
DESTINATIONS = FLOWS | GATHERED | {"fonttbl", "colortbl", "stylesheet", "nesttableprops", "info"}
THROUGH = frozenset({"shpinst", "do", "ud", "field", "fldrslt", "shp", "result", "shpgrp", "cs", "ts"})
"""Marked as ignorable by their writers, but holding text."""

SKIPPED = frozenset(
    {
        "pict",
        "object",
        "objdata",
        "themedata",
        "colorschememapping",
        "datastore",
        "latentstyles",
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "generator",
        "xmlnstbl",
        "filetbl",
        "revtbl",
        "shprslt",
        "nonesttables",
        "pn",
        "pnseclvl",
        "sn",
        "sv",
        "sp",
        "template",
        "operator",
        "bkmkstart",
        "bkmkend",
        "atnid",
        "atnauthor",
        "atnref",
        "atndate",
        "atntime",
        "atrfstart",
        "atrfend",
        "private",
        "mmathPr",
        "userprops",
        "docvar",
        "shppict",
        "nonshppict",
        "ftnsep",
        "ftnsepc",
        "ftncn",
        "aftnsep",
        "aftnsepc",
        "aftncn",
        "falt",
        "panose",
        "fname",
        "fontemb",
        "wgrffmtfilter",
        "passwordhash",
        "blipuid",
        "creatim",
        "revtim",
        "printim",
        "buptim",
        "oldcprops",
        "oldpprops",
        "oldsprops",
        "oldtprops",
        "xe",
        "tc",
        "rxe",
        "upr",
        "keycode",
        "fchars",
        "lchars",
    }
)

SYMBOLS = {
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": " ",
    "~": "\u00a0",
    "_": "-",
    "\\": "\\",
    "{": "{",
    "}": "}",
    "\t": "\t",
}
