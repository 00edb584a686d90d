"""Printed positions become occupations, and any text a measure of how much it looks like one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from vitascope.taxonomy.packed import PhraseTable, Records
from vitascope.taxonomy.words import Sort, phrase, strength, tokens

_BRACKETS = re.compile(r"\s*[(（\[][^)）\]]*[)）\]]\s*|\b[mwfdx]\s*/\s*[mwfdx](?:\s*/\s*[mwfdx])?\b")
_PARTS = re.compile(r"\s*[,;|/–—·•]\s*|\s+-\s+|\s+(?:at|bei|chez|@)\s+")
_GRADES = frozenset("i ii iii iv 1 2 3 4 5 категории 1st 2nd".split())
_SENIORITY: tuple[tuple[str, frozenset[str]], ...] = (
    (
        "intern",
        frozenset(
            "intern internship trainee apprentice werkstudent werkstudentin praktikant praktikantin auszubildende "
            "auszubildender azubi volontar volontarin stagiaire alternant alternante apprenti becario becaria practicante "
            "pasante estagiario estagiaria aprendiz стажер практикант практикантка 实习生 实习 见习 tirocinante stagista".split()
        ),
    ),
    (
        "director",
        frozenset(
            "director directora directeur directrice direktor direktorin diretor diretora geschaftsfuhrer geschaftsfuhrerin "
            "директор vp vice president 总监 总经理 厂长 院长".split()
        ),
    ),
    (
        "chief",
        frozenset(
            "chief ceo cto cfo coo cio cmo ciso vorstand pdg президент генеральныи 首席 founder cofounder "
            "основатель fondateur grunder fundador fundadora owner".split()
        ),
    ),
    (
        "head",
        frozenset(
            "head leiter leiterin abteilungsleiter abteilungsleiterin responsable jefe jefa chefe начальник заведующии "
            "заведующая руководитель главныи главная 主管 部长 主任 负责人 经理".split()
        ),
    ),
    (
        "lead",
        frozenset(
            "lead leader principal staff teamleiter teamleiterin tech-lead тимлид ведущии ведущая лид 组长 领班 lider "
            "supervisor schichtleiter foreman".split()
        ),
    ),
    (
        "senior",
        frozenset(
            "senior sr experienced leitender leitende confirme confirmee senior старшии старшая 高级 资深 sénior pleno".split()
        ),
    ),
    ("junior", frozenset("junior jr entry graduate associate assistant debutant младшии младшая 初级 助理 помощник".split())),
)
_LEVEL_WORDS = frozenset(
    "senior sr junior jr lead principal staff chief head graduate trainee intern experienced старшии младшии ведущии "
    "главныи старшая младшая ведущая главная leitender leitende confirme confirmee pleno mid middle deputy assistant "
    "заместитель stellvertretender stellvertretende adjoint adjointe regional global".split()
)


@dataclass(frozen=True, slots=True)
class Occupation:
    """One occupation of the taxonomy.

    Attributes:
        id: "esco:<uuid>", or "onet:<code>" where ESCO has no such title.
        label: preferred English name.
        isco: ISCO-08 group; empty for those of O*NET.
    """

    id: str
    label: str
    isco: str


@cache
def _table() -> PhraseTable:
    return PhraseTable("occupations.keys.bin")


@cache
def _records() -> Records:
    return Records("occupations.records.bin")


def _exact(parts: list[str]) -> Occupation | None:
    number = _table().find(" ".join(parts)) if parts else None
    if number is None:
        return None
    name, label, isco = _records()[number]
    return Occupation(name, label, isco)


@lru_cache(maxsize=1024)
def find(title: str) -> Occupation | None:
    """The occupation that a printed position names; words of rank, team and place may be in the way."""
    plain = _BRACKETS.sub(" ", title)
    for text in dict.fromkeys((title, plain, *_PARTS.split(plain)[:2])):
        parts = tokens(text)
        found = _exact(parts)
        if found is None:
            bare = [part for part in parts if part not in _LEVEL_WORDS and part not in _GRADES]
            found = _exact(bare) if bare != parts else None
        if found is not None:
            return found
    return None


def seniority(title: str) -> str | None:
    """The rank that a position states: intern, junior, senior, lead, head, director or chief; None where it states none."""
    parts = frozenset(tokens(title))
    whole = phrase(title).replace(" ", "")
    for rank, marks in _SENIORITY:
        if parts & marks or any(mark in whole for mark in marks if not mark[0].isascii() and mark[0] > "\u3000"):
            return rank
    return None


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """How much a text looks like a position, 0.0 to 1.0."""
    score = strength(text, Sort.OCCUPATION)
    if len(text) <= 60 and _exact(tokens(text)) is not None:
        return max(0.9 + 0.1 * score, score)
    return score
