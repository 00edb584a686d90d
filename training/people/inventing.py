"""Chance to a person: a life that hangs together well enough for a résumé."""

from __future__ import annotations

import unicodedata
from random import Random
from typing import TypeVar

from training.lexicon.tables import Lexicon
from training.people.naming import Naming, invent_name
from training.people.record import Mention, Moment, Person, Post, Referee, Skillset, Spot, Stretch, Study
from training.reference import certificates, majors, occupations, tasks

_T = TypeVar("_T")
_NOW = 2025


def _sample(rng: Random, words: Lexicon, key: str, domain: str, count: int) -> list[str]:
    """Different items of a list, none from the same template."""
    items = words.all(f"{key}.{domain}" if domain else key)
    chosen = rng.sample(items, min(count, len(items)))
    return list(dict.fromkeys(words.fill(rng, item, domain) for item in chosen))


def spot(rng: Random, words: Lexicon, home: Spot | None = None, *, may_be_remote: bool = False) -> Spot:
    """A place; often the one that the person lives in."""
    if home and rng.random() < 0.35:
        return home
    if may_be_remote and rng.random() < 0.06:
        return Spot(words.draw(rng, "remote"), remote=True)
    city, region, country = (words.draw(rng, "cities") + ";;").split(";")[:3]
    return Spot(city, region, country)


def _moment(rng: Random, year: int, month: int | None = None) -> Moment:
    return Moment(year, month or rng.randint(1, 12), rng.randint(1, 28))


def _title(rng: Random, words: Lexicon, domain: str) -> str:
    known = occupations(words.language)
    if known and rng.random() < 0.25:
        return rng.choice(known)
    title = words.draw(rng, "titles", domain)
    ranks = words.all("rank")
    if ranks and rng.random() < 0.2 and not any(title.startswith(rank) for rank in ranks):
        title = f"{rng.choice(ranks)} {title}"
    return title


def _bullets(rng: Random, words: Lexicon, domain: str, most: int) -> list[str]:
    stop = rng.random() < 0.35
    found = _sample(rng, words, "bullet", domain, rng.randint(0, most))
    if words.language == "en" and found and tasks() and rng.random() < 0.35:
        found[rng.randrange(len(found))] = rng.choice(tasks())
    if rng.random() < 0.2 and len(found) > 1:
        found = [f"{one}; {two[0].lower()}{two[1:]}" for one, two in zip(found[::2], found[1::2], strict=False)]
    return [f"{text}." if stop and not text.endswith(".") else text for text in found]


def _post(rng: Random, words: Lexicon, domain: str, dates: Stretch, home: Spot) -> Post:
    title = _title(rng, words, domain)
    if rng.random() < 0.08:
        title += f", {words.draw(rng, 'area', domain) or domain}"
    post = Post(title, words.draw(rng, "company", domain), dates)
    post.spot = spot(rng, words, home, may_be_remote=True) if rng.random() < 0.85 else None
    post.bullets = _bullets(rng, words, domain, rng.choice((2, 4, 6)))
    if rng.random() < 0.4:
        post.tools = _sample(rng, words, "tool", domain, rng.randint(2, 7))
    post.kind = words.draw(rng, "kind")
    post.department = words.draw(rng, "department")
    post.blurb = words.draw(rng, "blurb", domain)
    post.leaving = words.draw(rng, "leaving")
    post.url = f"www.{_plain(post.org.partition(' ')[0])}.example.com"
    return post


def _work(rng: Random, words: Lexicon, domain: str, home: Spot) -> list[Post]:
    """Posts, newest first; some in a row at one organisation."""
    year = _NOW - rng.choice((0, 0, 0, 0, 1, 2, 5))
    end: Moment | None = None if rng.random() < 0.65 else _moment(rng, year)
    posts: list[Post] = []
    for number in range(rng.choice((0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 8))):
        until = end.year if end else year
        start = _moment(rng, until - rng.choice((0, 0, 1, 1, 2, 2, 3, 4, 5, 8)))
        if end and (start.year, start.month) > (end.year, end.month):
            start = Moment(end.year, rng.randint(1, end.month), 1)
        area = domain if rng.random() < 0.85 else rng.choice(words.domains)
        post = _post(rng, words, area, Stretch(start, end), home)
        if rng.random() < 0.04:
            post.dates = Stretch(None, end or start)
        if rng.random() < 0.03:
            post.org, post.spot, post.title = "", None, words.draw(rng, "gap") or post.title
        if posts and rng.random() < 0.22:
            post.org, post.spot, post.blurb, post.url = posts[-1].org, posts[-1].spot, posts[-1].blurb, posts[-1].url
        posts.append(post)
        end = Moment(start.year - (number % 3 == 2), max(1, start.month - 1), 28)
        if end.year < _NOW - 35:
            break
    return posts


def _study(rng: Random, words: Lexicon, domain: str, end_year: int, home: Spot, *, low: bool) -> Study:
    length = rng.choice((1, 2, 2, 3, 4, 4, 5))
    open_end = end_year >= _NOW and rng.random() < 0.5
    end = None if open_end else _moment(rng, end_year, rng.choice((5, 6, 7, 9, 12)))
    start = _moment(rng, end_year - length, rng.choice((1, 8, 9, 9, 10)))
    expected = end is not None and end_year >= _NOW
    dates = Stretch(None if rng.random() < 0.15 and end else start, end, expected)
    if low:
        area = words.draw(rng, "area", domain) if rng.random() < 0.12 else ""
        study = Study(words.draw(rng, "school.low"), words.draw(rng, "degree.low"), area, dates)
    else:
        study = Study(words.draw(rng, "school"), words.draw(rng, "degree"), words.draw(rng, "area", domain), dates)
        if words.language == "en" and majors() and rng.random() < 0.3:
            study.area = rng.choice(majors())
        if rng.random() < 0.08:
            study.area += f", {words.draw(rng, 'area', domain)}"
        if rng.random() < 0.12:
            study.area = ""
    study.spot = spot(rng, words, home) if rng.random() < 0.7 else None
    study.grade = words.draw(rng, "grade") if rng.random() < 0.35 else ""
    study.honours = words.draw(rng, "honours") if rng.random() < 0.2 else ""
    study.courses = _sample(rng, words, "course", "", rng.randint(2, 6)) if rng.random() < 0.2 else []
    study.thesis = words.draw(rng, "thesis", domain) if rng.random() < 0.15 else ""
    study.bullets = _sample(rng, words, "bullet", "research", rng.randint(1, 2)) if rng.random() < 0.12 else []
    return study


def _studies(rng: Random, words: Lexicon, domain: str, home: Spot, first_work: int) -> list[Study]:
    end = min(_NOW, first_work + rng.choice((-1, 0, 0, 1, 2)))
    studies: list[Study] = []
    for _ in range(rng.choice((0, 1, 1, 1, 2, 2, 2, 3))):
        studies.append(_study(rng, words, domain, end, home, low=False))
        end -= rng.randint(2, 5)
    if not studies or rng.random() < 0.3:
        studies.append(_study(rng, words, domain, end, home, low=True))
    return studies


def _skills(rng: Random, words: Lexicon, domain: str) -> list[Skillset]:
    pool = _sample(rng, words, "skill", domain, 16) + _sample(rng, words, "tool", domain, 14)
    if words.language == "en" and tasks() and rng.random() < 0.2:
        pool += rng.sample(tasks(), 6)
    if rng.random() < 0.2:
        pool = [f"{one} ({two})" if rng.random() < 0.25 else one for one, two in zip(pool, pool[::-1], strict=True)]
    if rng.random() < 0.15:
        sign = rng.choice((" / ", "/", ":", " & "))
        pool = [
            f"{one}{sign}{two}" if rng.random() < 0.15 and len(one) + len(two) < 24 else one
            for one, two in zip(pool, pool[::-1], strict=True)
        ]
    if rng.random() < 0.25:
        share = rng.choice((0.2, 0.5, 1.0))
        pool = [one[0].lower() + one[1:] if rng.random() < share else one for one in pool]
    rng.shuffle(pool)
    if rng.random() < 0.5:
        return [Skillset("", [(name, words.draw(rng, "level")) for name in pool[: rng.randint(3, 18)]])]
    sets: list[Skillset] = []
    for group in _sample(rng, words, "skillgroup", "", rng.randint(2, 5)):
        size = rng.choice((1, 2, 3, 3, 4, 5, 8))
        sets.append(Skillset(group, [(name, words.draw(rng, "level")) for name in pool[:size]]))
        pool = pool[size:]
    return [one for one in sets if one.skills]


def _mentions(rng: Random, words: Lexicon, key: str, domain: str, most: int) -> list[Mention]:
    found: list[Mention] = []
    items = _sample(rng, words, key, domain, rng.randint(1, most))
    if key == "cert" and words.language == "en" and certificates() and rng.random() < 0.4:
        items.append(rng.choice(certificates()))
    for item in items:
        title, _, org = item.partition(";")
        point = _moment(rng, rng.randint(_NOW - 15, _NOW))
        dates = Stretch(None, point) if rng.random() < 0.85 else None
        if dates and rng.random() < 0.06:
            dates = Stretch(point, _moment(rng, point.year + rng.randint(1, 3)))
        number = f"{rng.choice('ABCDX')}{rng.randint(1000, 999999)}" if rng.random() < 0.12 else ""
        text = words.draw(rng, "project.text", domain) if key == "award" and rng.random() < 0.15 else ""
        found.append(Mention(title, org if rng.random() < 0.85 else "", dates, number, text=text))
    return found


def _publications(rng: Random, words: Lexicon, naming: Naming) -> list[Mention]:
    found: list[Mention] = []
    for title in _sample(rng, words, "pub", "", rng.randint(1, 5)):
        others = [invent_name(rng, words.language) for _ in range(rng.randint(0, 3))]
        people = [naming, *others]
        rng.shuffle(people)
        if rng.random() < 0.5:
            authors = ", ".join(f"{one.family} {one.given[0]}." for one in people)
        else:
            authors = ", ".join(f"{one.given[0]}. {one.family}" for one in people)
        year = _moment(rng, rng.randint(_NOW - 15, _NOW))
        url = f"doi.org/10.{rng.randint(1000, 9999)}/{rng.randint(1000, 99999)}" if rng.random() < 0.2 else ""
        dates = Stretch(None, year) if rng.random() < 0.92 else None
        found.append(Mention(title, words.draw(rng, "publisher"), dates, authors=authors, url=url))
    return found


def _projects(rng: Random, words: Lexicon, domain: str) -> list[Post]:
    found: list[Post] = []
    for name in _sample(rng, words, "project", domain, rng.randint(1, 4)):
        point = _moment(rng, rng.randint(_NOW - 10, _NOW))
        end = _moment(rng, point.year + 1) if rng.random() < 0.7 else None
        role = words.draw(rng, "project.role") if rng.random() < 0.3 else ""
        post = Post(name, role, Stretch(point, end) if rng.random() < 0.5 else Stretch(None, point))
        post.blurb = words.draw(rng, "project.text", domain)
        post.bullets = _sample(rng, words, "project.text", domain, rng.randint(0, 3))
        post.tools = _sample(rng, words, "tool", domain, rng.randint(0, 5))
        slug = _plain(name.split()[0]) or "app"
        post.url = (
            rng.choice((f"https://github.com/example/{slug}", f"{slug}.example.org", "")) if rng.random() < 0.4 else ""
        )
        found.append(post)
    return found


def _volunteering(rng: Random, words: Lexicon, home: Spot) -> list[Post]:
    found: list[Post] = []
    for org in _sample(rng, words, "volunteer.org", "", rng.randint(1, 3)):
        start = _moment(rng, rng.randint(_NOW - 14, _NOW - 2))
        end = None if rng.random() < 0.35 else _moment(rng, start.year + rng.randint(0, 2), 12)
        post = Post(words.draw(rng, "volunteer.title"), org, Stretch(start, end))
        post.spot = spot(rng, words, home) if rng.random() < 0.4 else None
        post.bullets = _sample(rng, words, "volunteer.text", "", rng.randint(0, 3))
        found.append(post)
    return found


def _referees(rng: Random, words: Lexicon, domain: str) -> list[Referee]:
    found: list[Referee] = []
    for _ in range(rng.randint(1, 3)):
        naming = invent_name(rng, words.language)
        one = Referee(rng.choice(("", "", "Dr. ", "Prof. ")) + naming.printed)
        one.title = words.draw(rng, "titles", domain)
        one.org = words.draw(rng, "company", domain)
        one.phone = phone(rng, words.language)
        one.email = f"{_plain(naming.romanised[0])}.{_plain(naming.romanised[1])}@example.org"
        one.text = _quote(rng, words, naming) if rng.random() < 0.4 else ""
        found.append(one)
    return found


def _quote(rng: Random, words: Lexicon, naming: Naming) -> str:
    quotes = words.all("quote")
    return rng.choice(quotes).replace("{Given}", naming.given).replace("{given}", naming.given) if quotes else ""


_PHONES: dict[str, tuple[str, ...]] = {
    "en": (
        "+1 (###) 555-01##", "(###) 555-01##", "###-555-01##", "###.555.01##", "+1 ### 555 01##", "07700 900 ###",
        "+44 7700 900###", "+44 (0)20 7946 0###", "+91 98### 55501",
        "+61 4## 555 01#", "+65 9555 01##", "+353 85 555 01##",
        "+27 82 555 01##", "+49 171 555 01##", "+1-###-555-01##", "020 7946 0###",
        "+971 50 555 01##", "+234 803 555 01##",
    ),
    "ru": ("+7 (9##) 555-01-##", "8 9## 555 01 ##", "+7 9## 555-01-##", "8 (495) 555-01-##", "+79##55501##"),
    "de": (
        "+49 711 555 01##", "0176 5550 1###", "+49 (0) 170 555 01##", "030 / 555 01 ##", "+43 664 555 01##",
        "+41 79 555 01 ##",
    ),
    "fr": ("06 55 50 1# ##", "+33 6 55 50 1# ##", "+33 (0)6 55 50 1# ##", "01.55.50.1#.##", "+32 470 55 01 ##"),
    "es": ("+34 6## 555 01#", "6## 55 01 ##", "+52 55 5550 1###", "+54 9 11 5555-01##", "(+57) 300 555 01##"),
    "pt": ("+55 11 95550-1###", "(11) 95550-1###", "+351 912 555 ###", "(21) 5550-1###", "912 555 ###"),
    "zh": ("138-0555-01##", "138055501##", "+86 139 5550 1###", "(+86) 1365550####", "021-5550 1###"),
}  # fmt: skip


def phone(rng: Random, language: str) -> str:
    """A number that nobody has, in a form used where the language is spoken."""
    pattern = rng.choice(_PHONES[language])
    return "".join(str(rng.randint(0, 9)) if letter == "#" else letter for letter in pattern)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return "".join(letter for letter in folded if letter.isalnum()) or "info"


def _links(rng: Random, words: Lexicon, naming: Naming) -> list[tuple[str, str]]:
    """Network and address; the network is empty for a page of one's own."""
    handle = rng.choice(("{g}{f}", "{g}-{f}", "{f}{n}", "{g}_{f}", "{g}.{f}", "{g}{n}"))
    handle = handle.format(g=_plain(naming.romanised[0]), f=_plain(naming.romanised[1]), n=rng.randint(1, 99))
    found: list[tuple[str, str]] = []
    for _ in range(rng.choice((0, 0, 1, 1, 2, 2, 3))):
        if rng.random() < 0.2:
            found.append(("", f"{handle.replace('_', '')}.example.{rng.choice(('com', 'org', 'net', 'dev'))}"))
            continue
        site = words.draw(rng, "sites")
        if all(not link.startswith(site) for _, link in found):
            found.append((_NETWORKS.get(site.split(".")[0], site.split(".")[0].title()), site + handle))
    return found


_NETWORKS = {
    "linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "t": "Telegram", "x": "X", "orcid": "ORCID",
    "stackoverflow": "Stack Overflow", "researchgate": "ResearchGate",
}  # fmt: skip


def _maybe(rng: Random, chance: float, made: list[_T]) -> list[_T]:
    return made if rng.random() < chance else []


def invent(rng: Random, words: Lexicon) -> Person:
    """A person who writes a résumé in the language of `words`."""
    language = words.language
    domain = rng.choice(words.domains)
    naming = invent_name(rng, language)
    home = spot(rng, words)
    work = _work(rng, words, domain, home)
    starts = [post.dates.start.year for post in work if post.dates.start]
    mail = rng.choice(("{g}.{f}", "{f}.{g}", "{g}{n}", "{g}_{f}", "{i}.{f}", "{f}", "{g}{f}{n}"))
    mail = mail.format(
        g=_plain(naming.romanised[0]),
        f=_plain(naming.romanised[1]),
        i=_plain(naming.romanised[0])[0],
        n=rng.randint(1, 99),
    )
    host = rng.choice(
        ("example.com", "example.org", "mail.example.com", "example.net", "example.co.uk", f"{language}.example.org")
    )
    return Person(
        language=language,
        domain=domain,
        name=naming.printed,
        given=naming.given,
        family=naming.family,
        headline=_headline(rng, words, domain, work),
        email=f"{mail}@{host}",
        phones=[phone(rng, language) for _ in range(rng.choice((0, 1, 1, 1, 1, 1, 1, 2)))],
        spot=home,
        street=words.draw(rng, "streets"),
        postal=words.draw(rng, "postal"),
        links=_links(rng, words, naming),
        birth=_moment(rng, rng.randint(1955, 2004)),
        nationality=words.draw(rng, "nationality"),
        summary=("" if language == "zh" else " ").join(_sample(rng, words, "summary", domain, rng.randint(1, 4))),
        work=work,
        studies=_studies(rng, words, domain, home, min(starts, default=_NOW)),
        skills=_maybe(rng, 0.9, _skills(rng, words, domain)),
        languages=_maybe(rng, 0.6, _languages(rng, words)),
        certificates=_maybe(rng, 0.4, _mentions(rng, words, "cert", domain, 5)),
        projects=_maybe(rng, 0.3, _projects(rng, words, domain)),
        awards=_maybe(rng, 0.28, _mentions(rng, words, "award", domain, 4)),
        publications=_maybe(rng, 0.7 if domain == "research" else 0.12, _publications(rng, words, naming)),
        volunteering=_maybe(rng, 0.25, _volunteering(rng, words, home)),
        interests=_maybe(rng, 0.3, _sample(rng, words, "interest", "", rng.randint(1, 7))),
        referees=_maybe(rng, 0.14, _referees(rng, words, domain)),
        extra=_maybe(rng, 0.2, _sample(rng, words, "other", "", rng.randint(1, 4))),
    )


def _languages(rng: Random, words: Lexicon) -> list[tuple[str, str]]:
    return [(name, words.draw(rng, "fluency")) for name in _sample(rng, words, "language", "", rng.randint(1, 5))]


def _headline(rng: Random, words: Lexicon, domain: str, work: list[Post]) -> str:
    if rng.random() < 0.35:
        return ""
    if work and rng.random() < 0.6:
        return work[0].title
    if rng.random() < 0.25:
        mark = rng.choice((" | ", " · ", " / ", ", ", " & "))
        return mark.join(_sample(rng, words, "titles", domain, 2))
    return _title(rng, words, domain)
