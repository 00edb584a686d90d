"""Any text becomes a measure of how much it looks like the name of an organisation."""

from __future__ import annotations

import re
from functools import lru_cache

from vitascope.taxonomy.words import Sort, strength

_LEGAL = re.compile(
    r"(?<![^\W_])(?:inc|incorporated|llc|l\.l\.c|llp|l\.l\.p|lp|ltd|limited|plc|corp|corporation|co|pty|pvt|gmbh|mbh|kg|kgaa|ohg|ug|e\.v|"
    r"ag|se|s\.a|s\.a\.s|sas|sasu|sarl|s\.a\.r\.l|s\.à\.r\.l|eurl|snc|s\.l|s\.l\.u|slu|s\.c|sociedad anónima|s\.a\. de c\.v|"
    r"sa de cv|ltda|eireli|s/a|lda|s\.p\.a|spa|s\.r\.l|srl|b\.v|n\.v|bv|nv|a/s|aps|oy|oyj|ab|asa|sp\. z o\.o|s\.r\.o|a\.s|"
    r"d\.o\.o|kft|zrt|fze|fzco|fz-llc|w\.l\.l|pte|sdn\.? bhd|bhd|k\.k|tbk|s\.e\.n\.c\.r\.l)(?![^\W_])\.?\s*$",
    re.IGNORECASE,
)
_LEGAL_START = re.compile(
    r"^\s*(?:ООО|ОАО|ЗАО|АО|ПАО|НАО|ИП|ГУП|МУП|ФГУП|ФГБУ|ГБУ|МБУ|ГБУЗ|МБОУ|ГБОУ|АНО|НКО|ТД|ГК|НИИ|КБ|ТОО|ЧУП|УП|ТОВ|PT|CV|SARL|SAS|SCI)(?=[\s«\"„])"
)
_LEGAL_CHINESE = re.compile(r"(?:公司|集团|事务所|股份|银行|厂|分行|工作室|医院|研究所|研究院|有限合伙|中心)$")


@lru_cache(maxsize=4096)
def has_legal_form(text: str) -> bool:
    """Whether a text ends or begins with the legal form of a company (Inc., GmbH, ООО, 有限公司 …)."""
    plain = text.strip().rstrip("\"»”")
    return bool(_LEGAL.search(plain) or _LEGAL_START.match(text) or _LEGAL_CHINESE.search(plain))


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like the name of an organisation, 0.0 to 1.0."""
    score = strength(text, Sort.ORGANISATION, fullness=0.15)
    return max(score, 0.95) if len(text) <= 90 and " " in text.strip() and has_legal_form(text) else score
