"""From a text to the addresses on the web printed in it, and what they lead to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Network = Literal[
    "website", "linkedin", "github", "gitlab", "xing", "twitter", "stackoverflow", "telegram", "orcid", "scholar",
    "behance", "dribbble", "medium", "facebook", "instagram", "skype", "headhunter", "kaggle", "researchgate",
    "youtube", "wechat", "other",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Site:
    """A site with accounts.

    Attributes:
        name: as people write it.
        hosts: its domains, without "www".
        path: between the host and the account's name.
        at: what its address looks like, with `{}` for the account; empty where it has none.
    """

    kind: Network
    name: str
    hosts: tuple[str, ...]
    path: str = ""
    at: str = ""


SITES = (
    Site("linkedin", "LinkedIn", ("linkedin.com", "lnkd.in"), r"(?:in|pub|profile)/", "https://www.linkedin.com/in/{}"),
    Site("github", "GitHub", ("github.com", "github.io"), "", "https://github.com/{}"),
    Site("gitlab", "GitLab", ("gitlab.com",), "", "https://gitlab.com/{}"),
    Site("xing", "XING", ("xing.com", "xing.to"), r"(?:profile/)?", "https://www.xing.com/profile/{}"),
    Site("twitter", "Twitter", ("twitter.com", "x.com"), "", "https://twitter.com/{}"),
    Site("stackoverflow", "Stack Overflow", ("stackoverflow.com",), r"users/(?:\d+/)?"),
    Site("telegram", "Telegram", ("t.me", "telegram.me"), "", "https://t.me/{}"),
    Site("orcid", "ORCID", ("orcid.org",), "", "https://orcid.org/{}"),
    Site("scholar", "Google Scholar", ("scholar.google.com", "scholar.google.de"), r"citations\?.*?user="),
    Site("behance", "Behance", ("behance.net",), "", "https://www.behance.net/{}"),
    Site("dribbble", "Dribbble", ("dribbble.com",), "", "https://dribbble.com/{}"),
    Site("medium", "Medium", ("medium.com",), "@?", "https://medium.com/@{}"),
    Site("facebook", "Facebook", ("facebook.com", "fb.com"), "", "https://www.facebook.com/{}"),
    Site("instagram", "Instagram", ("instagram.com",), "", "https://www.instagram.com/{}"),
    Site("skype", "Skype", (), "", "skype:{}"),
    Site("headhunter", "HeadHunter", ("hh.ru",), r"resume/"),
    Site("kaggle", "Kaggle", ("kaggle.com",), "", "https://www.kaggle.com/{}"),
    Site("researchgate", "ResearchGate", ("researchgate.net",), r"profile/"),
    Site("youtube", "YouTube", ("youtube.com", "youtu.be"), r"(?:@|c/|channel/|user/)?"),
    Site("wechat", "WeChat", (), "", "weixin://dl/chat?{}"),
    Site("other", "VK", ("vk.com",), "", "https://vk.com/{}"),
    Site("other", "Bitbucket", ("bitbucket.org",), "", "https://bitbucket.org/{}"),
    Site("other", "LeetCode", ("leetcode.com",), r"(?:u/)?"),
    Site("other", "Mastodon", ("mastodon.social",), "@"),
    Site("other", "Habr", ("habr.com", "career.habr.com"), r"(?:\w\w/)?(?:users/)?"),
)

TOPS = (
    "com|org|net|edu|gov|int|info|biz|name|pro|io|dev|app|ai|co|me|tv|cc|xyz|site|online|tech|blog|design|studio|page|"
    "cloud|digital|agency|work|works|space|website|art|photo|photography|portfolio|codes|engineer|software|systems|"
    "academy|expert|ninja|rocks|world|today|link|live|life|media|news|wiki|fyi|law|legal|consulting|solutions|team|"
    "eu|uk|us|ca|au|nz|ie|de|at|ch|li|lu|fr|be|nl|es|pt|it|gr|pl|cz|sk|hu|ro|bg|hr|si|rs|ba|dk|se|no|fi|is|ee|lv|lt|"
    "ru|su|by|ua|kz|uz|ge|am|az|kg|рф|бел|укр|tr|il|ae|sa|qa|eg|ma|dz|tn|za|ng|ke|gh|in|pk|bd|lk|np|cn|hk|tw|jp|kr|sg|"
    "my|id|th|vn|ph|br|mx|ar|cl|pe|uy|ve|ec|bo|do|cr|example|test|invalid|localhost|moscow|москва|berlin|london|nyc|cat"
)
LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
TAIL = r"(?:[/?#][^\s<>\"'|，。；、）)\]}]*)?"
ADDRESS = re.compile(
    rf"(?<![\w@.])(?<![\w.]-)(?:(?P<scheme>https?://|http:/|https:/|www\.)[^\s<>\"'|，。；、]+"
    rf"|(?:{LABEL}\.)+(?:{TOPS})(?::\d{{2,5}})?{TAIL}(?![\w@]))",
    re.IGNORECASE,
)
HANDLE = re.compile(
    r"(?<![\w.@/])(?P<site>linked\s?in|git\s?hub|gitlab|xing|twitter|telegram|skype|kaggle|medium|behance|dribbble|"
    r"wechat|weixin|微信|instagram|facebook|bitbucket|vk|x|телеграм|скайп)(?:\s*(?:id|profile|号))?"
    r"\s*(?:[:：]\s*@?|\s@)(?P<user>[\w](?:[\w.-]{1,48}\w))(?![\w@/])(?!\.\w)",
    re.IGNORECASE,
)
ORCID = re.compile(r"(?<!\d)\d{4}-\d{4}-\d{4}-\d{3}[\dXx](?!\d)")
SITE_OF_WORD = {
    "微信": "wechat",
    "weixin": "wechat",
    "телеграм": "telegram",
    "скайп": "skype",
    "x": "twitter",
    "vk": "other",
}
PRODUCTS = frozenset(
    [
        "asp.net",
        "ado.net",
        "vb.net",
        "ml.net",
        ".net",
        "socket.io",
        "draw.io",
        "booking.com",
        "amazon.com",
        "monday.com",
        "salesforce.com",
    ]
)
"""Names that are written like domains; alone they are tools or companies."""


@dataclass(frozen=True, slots=True)
class LinkRead:
    """Characters `start` to `end` of a text that print an address or an account.

    Attributes:
        url: with its scheme.
        network: the site's name; None for anybody's own pages.
        username: the account's name; None where there is none.
        sure: False for a bare domain, which may name a company or a tool.
    """

    start: int
    end: int
    url: str
    kind: Network = "website"
    network: str | None = None
    username: str | None = None
    sure: bool = True


def find_links(text: str) -> list[LinkRead]:
    """The addresses and accounts of a text, in order; domains of e-mail addresses are none."""
    found = [link for match in ADDRESS.finditer(text) if (link := read_address(text, match)) is not None]
    found += [
        LinkRead(match.start(), match.end(), f"https://orcid.org/{match.group()}", "orcid", "ORCID", match.group())
        for match in ORCID.finditer(text)
        if all(match.start() >= link.end or match.end() <= link.start for link in found)
    ]
    for match in HANDLE.finditer(text):
        if all(match.start("user") >= link.end or match.end() <= link.start for link in found):
            found.append(account(match))
    return sorted(found, key=lambda link: link.start)


def read_address(text: str, match: re.Match[str]) -> LinkRead | None:
    """The link that an address is; None where it only looks like one."""
    printed = closed(match.group())
    if "@" in printed.split("/")[0] or printed.lower() in PRODUCTS or text[: match.start()].endswith("@"):
        return None
    bare = re.sub(r"^https?:/{1,2}", "", printed, flags=re.IGNORECASE)
    host, _, path = re.sub(r"^www\.", "", bare, flags=re.IGNORECASE).partition("/")
    url = printed if printed.lower().startswith(("http://", "https://")) else f"https://{bare}"
    kind, network, username = network_of(host, path)
    sure = bool(match["scheme"]) or bool(path) or network is not None
    return LinkRead(match.start(), match.start() + len(printed), url, kind, network, username, sure)


def closed(printed: str) -> str:
    """An address without the punctuation of the sentence around it."""
    while printed and (printed[-1] in ".,;:!?…»›" or (printed[-1] in ")]" and printed.count("(") < printed.count(")"))):
        printed = printed[:-1]
    return printed


def network_of(host: str, path: str) -> tuple[Network, str | None, str | None]:
    """What a host and a path lead to: the kind, the site's name, and the account."""
    folded = host.lower().split(":")[0]
    for site in SITES:
        if any(folded == known or folded.endswith(f".{known}") for known in site.hosts):
            account_path = re.match(rf"{site.path}([^/?#&]+)", path, re.IGNORECASE)
            name = account_path.group(1) if account_path else None
            if folded.endswith(".github.io"):
                name = folded.removesuffix(".github.io")
            return site.kind, site.name, name
    return "website", None, None


def account(match: re.Match[str]) -> LinkRead:
    """The link that "GitHub: somebody" stands for."""
    word = re.sub(r"\s", "", match["site"].lower())
    return read_account(SITE_OF_WORD.get(word, word), match["user"], match.start("user"))


def read_account(site_name: str, user: str, start: int = 0) -> LinkRead:
    """An account whose site a label beside it tells ("GitHub"); it begins at `start` of its text."""
    site = next((s for s in SITES if site_name in {s.kind, s.name.lower()}), Site("other", site_name, ()))
    name = user.strip().lstrip("@")
    url = site.at.format(name) if site.at else name
    at = start + len(user) - len(user.lstrip("@"))
    return LinkRead(at, start + len(user), url, site.kind, site.name, name)
