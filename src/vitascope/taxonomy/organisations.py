"""Any text becomes a measure of how much it looks like the name of an organisation."""

from __future__ import annotations

import re
from functools import lru_cache

from vitascope.taxonomy.words import Sort, strength, words

_LEGAL = frozenset(
    word
    for line in (
        "inc incorporated llc llp lp ltd limited plc corp corporation co pty pvt",
        "gmbh mbh kg kgaa ohg ug ev ag se gbr",
        "sa sas sasu sarl eurl snc scop sl slu sc cv senc sencrl",
        "ltda eireli lda spa srl bv nv aps oy oyj ab asa zoo sro doo",
        "kft zrt fze fzco wll pte bhd kk tbk",
        "ооо оао зао пао ао нао тоо чуп уп",
    )
    for word in line.split()
)
_LEGAL_PAIRS = frozenset(("de cv", "z oo", "a s", "s a", "fz llc"))
_LEGAL_START = re.compile(
    r"^\s*(?:ООО|ОАО|ЗАО|АО|ПАО|НАО|ИП|ГУП|МУП|ФГУП|ФГБУ|ГБУ|МБУ|ГБУЗ|МБОУ|ГБОУ|АНО|НКО|ТД|ГК|НИИ|КБ|ТОО|ЧУП|УП|ТОВ"
    r"|PT|CV|SARL|SAS|SCI)(?=[\s«\"„])"
)
_LEGAL_CHINESE = (
    "公司",
    "集团",
    "事务所",
    "股份",
    "银行",
    "厂",
    "分行",
    "工作室",
    "医院",
    "研究所",
    "研究院",
    "有限合伙",
    "中心",
)
_LONGEST = 90


@lru_cache(maxsize=4096)
def has_legal_form(text: str) -> bool:
    """Whether a text ends or begins with the legal form of a company (Inc., GmbH, ООО, 有限公司 …)."""
    parts = words(text)
    if len(parts) < 2:
        return text.endswith(_LEGAL_CHINESE)
    printed = text.rsplit(maxsplit=1)[-1].lstrip("(\"'«„")
    ends = parts[-1] in _LEGAL or f"{parts[-2]} {parts[-1]}" in _LEGAL_PAIRS
    return (ends and not printed.islower()) or _LEGAL_START.match(text) is not None or text.endswith(_LEGAL_CHINESE)


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like the name of an organisation, 0.0 to 1.0."""
    score = strength(text, Sort.ORGANISATION, fullness=0.15)
    return max(score, 0.95) if len(text) <= _LONGEST and has_legal_form(text) else score
