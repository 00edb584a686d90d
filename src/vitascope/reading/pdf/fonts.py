"""Font names become weight, slant and family; icon fonts are told from letters."""

from __future__ import annotations

import re
from functools import lru_cache

ICON_FONT = re.compile(
    r"font\s?-?awesome|^fa[-_]|marvosym|academicons|material\s?(icons|symbols)|glyphicons|icomoon|ionicons|fontello|"
    r"simple-line-icons|linearicons|feather|dripicons|entypo|wingdings|webdings|typicons|octicons|bootstrap-icons",
    re.IGNORECASE,
)

# LaTeX names say nothing in words: SFBX1000, CMBX12, ECBX, LMRoman10-Bold.
BOLD = re.compile(
    r"bold|black|heavy|semi|demi|medi(?!u)|-medium|extrabd|^(sf|cm|ec|tc|la|lh|rm|pl)?(bx|xbx|ssbx|sx|bxsl|bxti)\d|"
    r"^(cm|ec|sf|la|lh|lm)(b|bx|ssbx|csb|rb)\d|,b",
    re.IGNORECASE,
)
ITALIC = re.compile(r"italic|oblique|slanted|-it\b|ital|^(sf|cm|ec|la|lh)(ti|sl|bxti|bxsl|ssi|si)\d", re.IGNORECASE)
SUBSET = re.compile(r"^[A-Z]{6}\+")
ITALIC_FLAG = 0x40
FORCE_BOLD_FLAG = 0x40000


@lru_cache(maxsize=512)
def family(name: str) -> str:
    """The name without its subset prefix."""
    return SUBSET.sub("", name)


@lru_cache(maxsize=512)
def is_icon_font(name: str) -> bool:
    """Whether the font's letters are drawn as icons."""
    return bool(ICON_FONT.search(family(name)))


@lru_cache(maxsize=512)
def is_bold(name: str, flags: int) -> bool:
    """Whether the name, or the font's own flag, says bold."""
    return bool(BOLD.search(family(name))) or bool(flags & FORCE_BOLD_FLAG)


@lru_cache(maxsize=512)
def is_italic(name: str, flags: int) -> bool:
    """Whether the name, or the font's own flag, says italic."""
    return bool(ITALIC.search(family(name))) or bool(flags & ITALIC_FLAG)
