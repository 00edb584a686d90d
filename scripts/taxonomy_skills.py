"""Skill names from every source become concepts, the phrases that name them, and the phrases sought in text."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import taxonomy_sources as sources
from vitascope.taxonomy.words import phrase, tokens

_CATEGORY_OF_COMMODITY = (
    (re.compile(r"Data base|Filesystem|Metadata|Storage"), "database"),
    (re.compile(r"[Dd]esign CAD|Graphics|Video|Desktop publishing|Map creation|Pattern design|Music"), "design"),
    (re.compile(r"Development environment|development software|Compiler"), "programming"),
    (re.compile(r"Web platform|Application server|Web page"), "frameworks"),
    (re.compile(r"Financial|Accounting|Tax|Time accounting"), "finance"),
    (re.compile(r"Medical"), "health"),
    (re.compile(r"Business intelligence|Data mining|Analytical"), "analytics"),
    (re.compile(r"Program testing"), "testing"),
    (re.compile(r"[Cc]loud"), "cloud"),
    (re.compile(r"Configuration|File versioning|Clustering"), "devops"),
    (re.compile(r"[Nn]etwork|Switch|VPN|LAN|WAN"), "networking"),
    (re.compile(r"security|Authentication|virus"), "security"),
    (re.compile(r"Industrial control|manufacturing"), "engineering"),
    (re.compile(r"logistics|Inventory|Procurement|Route"), "logistics"),
    (re.compile(r"Human resources"), "human_resources"),
)
_CATEGORY_OF_WORD = (
    (re.compile(r"\b(software|programming|computer|ICT|web|database|digital)\b", re.IGNORECASE), "tools"),
    (re.compile(r"\b(financ\w*|account\w*|tax\w*|budget\w*|bank\w*|audit\w*|invest\w*)\b", re.IGNORECASE), "finance"),
    (
        re.compile(
            r"\b(patient\w*|medic\w*|health\w*|clinic\w*|nurs\w*|surg\w*|therap\w*|dent\w*|pharma\w*)\b", re.IGNORECASE
        ),
        "health",
    ),
    (re.compile(r"\b(teach\w*|student\w*|educat\w*|curricul\w*|lesson\w*|pedagog\w*)\b", re.IGNORECASE), "education"),
    (re.compile(r"\b(sales?|sell\w*|customer\w*|retail)\b", re.IGNORECASE), "sales"),
    (re.compile(r"\b(market\w*|advertis\w*|brand\w*|public relations)\b", re.IGNORECASE), "marketing"),
    (re.compile(r"\b(law|legal\w*|contract\w*|court\w*|legislation)\b", re.IGNORECASE), "legal"),
    (
        re.compile(
            r"\b(engineer\w*|machin\w*|weld\w*|electr\w*|mechanic\w*|construct\w*|metal\w*|equipment)\b", re.IGNORECASE
        ),
        "engineering",
    ),
    (re.compile(r"\b(manag\w*|supervis\w*|plan\w*|lead\w*|strateg\w*)\b", re.IGNORECASE), "management"),
    (
        re.compile(r"\b(logistic\w*|transport\w*|warehouse\w*|freight|supply chain|shipping|cargo)\b", re.IGNORECASE),
        "logistics",
    ),
    (re.compile(r"\b(design\w*|draw\w*|artist\w*|graphic\w*)\b", re.IGNORECASE), "design"),
    (re.compile(r"\b(research\w*|scien\w*|laborator\w*|biolog\w*|chemi\w*|physic\w*)\b", re.IGNORECASE), "science"),
    (re.compile(r"\b(cook\w*|food|beverage\w*|hotel|hospitality|guest\w*|kitchen)\b", re.IGNORECASE), "hospitality"),
)
_TOO_GENERAL = frozenset(word for line in sources.lines("general.txt") for word in line.split())
_TOPIC_WORDS = re.compile(
    r"\b(game|games|hacktoberfest|awesome|nintendo|minecraft|discord bot|bot|emulator|homebrew|anime|pokemon)\b",
    re.IGNORECASE,
)
_COMMON_FROM = 3
_CAPITAL_TAIL = re.compile(r"^(.+[a-z)].*?) ([A-Z][A-Z0-9/]{1,5})$")


@dataclass
class Skills:
    """What was gathered.

    Attributes:
        records: id, label and category of each concept.
        phrases: every known name to its concept's number.
        sought: the names sought in text; True where the name is also an ordinary word.
        ordinary: words that are ordinary English as far as skill and occupation labels show.
    """

    ordinary: frozenset[str]
    records: list[tuple[str, str, str]] = field(default_factory=list)
    phrases: dict[str, int] = field(default_factory=dict)
    sought: dict[str, bool] = field(default_factory=dict)

    def concept(self, identity: str, label: str, category: str) -> int:
        """The number of the concept named so; a new one where the name is unknown."""
        known = self.phrases.get(phrase(label))
        if known is not None:
            return known
        self.records.append((identity, label, category))
        self.phrases[phrase(label)] = len(self.records) - 1
        return len(self.records) - 1

    def name(self, text: str, number: int, *, seek: bool = True, ambiguous: bool = False) -> None:
        """Ties one more name to a concept; the first concept to claim a name keeps it."""
        key = phrase(text)
        if not key or (key.isdigit()):
            return
        if self.phrases.setdefault(key, number) == number and seek and len(key.split()) <= 7:
            doubtful = ambiguous or self._doubtful(key)
            self.sought[key] = self.sought.get(key, False) or doubtful

    def _doubtful(self, key: str) -> bool:
        parts = key.split()
        if len(parts) > 1:
            return False
        return key in self.ordinary or key in _TOO_GENERAL or len(key) <= 1


def slug(label: str) -> str:
    """The identity of a concept that no source has."""
    return "skill:" + re.sub(r"\s+", "-", phrase(label).replace("#", "-sharp").replace("++", "-plus-plus"))


def gather(folder: Path, ordinary: frozenset[str]) -> Skills:
    """All skills: our own first, because their names are the ones that people print."""
    skills = Skills(ordinary)
    for name in ("skills_technical.txt", "skills_business.txt"):
        _own(skills, name)
    _languages(skills, folder)
    _products(skills, folder)
    _topics(skills, folder)
    _esco(skills, folder)
    return skills


def _own(skills: Skills, name: str) -> None:
    for category, line in sources.sections(name):
        label, _, rest = line.partition(" =")
        doubtful = label.startswith("~")
        label = label.removeprefix("~").strip()
        number = skills.concept(slug(label), label, category)
        skills.name(label, number, ambiguous=doubtful)
        for synonym in filter(None, (part.strip() for part in rest.split(" | "))):
            skills.name(synonym.removeprefix("~"), number, ambiguous=synonym.startswith("~"))


def _languages(skills: Skills, folder: Path) -> None:
    for row in sources.table(folder, "programming_languages.tsv.gz"):
        if row["type"] not in ("programming", "markup"):
            continue
        number = skills.concept(slug(row["name"]), row["name"], "programming")
        skills.name(row["name"], number)
        for alias in filter(None, re.split(r"[,;|]\s*", row["aliases"])):
            skills.name(alias, number, seek=len(alias) > 3)


def _products(skills: Skills, folder: Path) -> None:
    rows = sources.table(folder, "onet_technology.tsv.gz")
    spread = Counter(row["product"] for row in rows)
    for row in rows:
        label = row["product"].removesuffix(" software")
        category = next((kind for mark, kind in _CATEGORY_OF_COMMODITY if mark.search(row["commodity_title"])), "tools")
        generic = row["product"].endswith(" software") and not any(
            part[0].isupper() for part in [*label.split()[1:], label[1:]]
        )
        if generic and row["hot"] != "Y":
            skills.name(row["product"], skills.concept(slug(row["product"]), row["product"], category), seek=False)
            continue
        number = skills.concept(slug(label), label, category)
        common = row["hot"] == "Y" or spread[row["product"]] >= _COMMON_FROM
        seek = common and len(label) > 2 and len(label.split()) <= 4
        skills.name(label, number, seek=seek)
        skills.name(row["product"], number, seek=False)
        tail = _CAPITAL_TAIL.match(label)
        if tail:
            skills.name(tail[1], number, seek=False)


def _topics(skills: Skills, folder: Path) -> None:
    for row in sources.table(folder, "software_topics.tsv.gz"):
        label = row["display_name"]
        if _TOPIC_WORDS.search(label + " " + row["topic"].replace("-", " ")) or len(label) < 3:
            continue
        number = skills.concept(slug(label), label, "tools")
        skills.name(label, number, ambiguous=" " not in label and label == label.lower())
        for alias in filter(None, row["aliases"].split(", ")):
            skills.name(alias, number, seek=False)


def _esco(skills: Skills, folder: Path) -> None:
    rows = [row for row in sources.table(folder, "esco_skills_en.tsv.gz") if row["id"]]
    numbers: dict[str, int] = {}
    preferred = {row["id"]: row for row in rows if row["kind"] == "preferred"}
    for identity, row in preferred.items():
        label = row["label"]
        numbers[identity] = skills.concept(f"esco:{identity}", label, _esco_category(row))
    for row in [*preferred.values(), *(row for row in rows if row["kind"] != "preferred")]:
        number = numbers.get(row["id"])
        if number is None:
            continue
        known = row["kind"] == "preferred" and (row["type"] == "knowledge" or row["group"] == "transversal")
        seek = known and 1 < len(tokens(row["label"])) <= 4 and row["group"] != "language"
        skills.name(row["label"], number, seek=seek)


def _esco_category(row: dict[str, str]) -> str:
    if row["group"] == "language":
        return "languages"
    if row["group"] == "transversal":
        return "soft_skills"
    found = next((kind for mark, kind in _CATEGORY_OF_WORD if mark.search(row["label"])), None)
    if found:
        return found
    return "tools" if row["group"] == "digital" else "other"
