"""Chance to a name, as people of a language print it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from training.reference import COUNTRIES, forenames, surnames

_ENGLISH = ("US", "GB", "CA", "AU", "NZ", "IE")
_FAMILY_FIRST = {"CN", "SG", "VN", "HU", "KR", "JP", "TW"}
_PARTICLES = ("van der", "de", "von", "bin", "Al", "da", "di", "de la", "El", "Ní", "Mac", "dos", "Le", "bin Khalid")
_SPARE = {
    "given": ("Alex", "Maria", "Sam", "Ana", "Li", "Ivan"),
    "family": ("Novak", "Silva", "Brown", "Kim", "Petrov"),
}
_PATRONYMICS = (
    "Иванович", "Петрович", "Сергеевич", "Александрович", "Владимирович", "Андреевич", "Николаевич", "Олегович",
)  # fmt: skip
_PATRONYMICS_F = (
    "Ивановна", "Петровна", "Сергеевна", "Александровна", "Владимировна", "Андреевна", "Николаевна", "Олеговна",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Naming:
    """A name as printed, by its parts, and in Latin letters."""

    printed: str
    given: str
    family: str
    romanised: tuple[str, str]


def _pick(rng: Random, country: str, *, native: bool) -> tuple[str, str]:
    given = forenames((country,), native=native) or forenames(("US",)) or _SPARE["given"]
    family = surnames((country,), native=native) or surnames(("US",)) or _SPARE["family"]
    return rng.choice(given), rng.choice(family)


def invent_name(rng: Random, language: str) -> Naming:
    """A name for somebody whose résumé is in this language."""
    if language == "ru":
        return _russian(rng)
    if language == "zh":
        return _chinese(rng)
    home = COUNTRIES[language] if language != "en" else _ENGLISH
    country = rng.choice(home) if rng.random() < 0.55 else rng.choice(COUNTRIES["en"])
    given, family = _pick(rng, country, native=False)
    if rng.random() < 0.12 or (language in {"es", "pt"} and rng.random() < 0.6):
        family += rng.choice(("-", " ") if language in {"es", "pt"} else ("-",)) + _pick(rng, country, native=False)[1]
    if country in _FAMILY_FIRST and rng.random() < 0.4:
        return Naming(f"{family} {given}", given, family, (given, family))
    return _western(rng, given, family, _pick(rng, country, native=False)[0])


def _western(rng: Random, given: str, family: str, second: str) -> Naming:
    """Given name first, with what may stand before, between and behind."""
    printed = f"{given} {family}"
    if rng.random() < 0.05:
        family = f"{rng.choice(_PARTICLES)} {family}"
        printed = f"{given} {family}"
    if rng.random() < 0.15:
        printed = f"{given} {rng.choice('ABCDEFGHJKLMPRSTW')}. {family}"
    elif rng.random() < 0.12:
        printed = f"{given} {second} {family}"
    elif rng.random() < 0.03:
        printed = f'{given} "{given[:3]}" {family}'
    if rng.random() < 0.06:
        printed = rng.choice(("Dr. ", "Prof. ", "Dipl.-Ing. ", "Ms. ", "Mr ", "SSG ", "Dr ", "Sgt. ")) + printed
    if rng.random() < 0.06:
        printed += rng.choice((", PhD", ", MBA", ", RN", " Jr.", ", CPA", ", M.Sc.", " III", ", P.E.", ", PMP"))
    return Naming(printed, given, family, (given, family))


def _russian(rng: Random) -> Naming:
    female = rng.random() < 0.5
    table = _FEMALE if female else _MALE
    given, latin = rng.choice(table)
    family, family_latin = rng.choice(_FAMILIES)
    if female:
        family, family_latin = f"{family}а", f"{family_latin}a"
    father = rng.choice(_PATRONYMICS_F if female else _PATRONYMICS)
    printed = rng.choice(
        (f"{family} {given} {father}", f"{family} {given} {father}", f"{given} {family}", f"{family} {given}")
    )
    return Naming(printed, given, family, (latin, family_latin))


def _chinese(rng: Random) -> Naming:
    family, family_latin = rng.choice(_CHINESE_FAMILIES)
    given = "".join(rng.sample(_CHINESE_GIVEN, rng.choice((1, 2, 2))))
    latin = rng.choice(("wei", "xiaoming", "lili", "jing", "haoran", "yifan", "mengyao", "jun"))
    gap = " " if rng.random() < 0.08 else ""
    return Naming(f"{family}{gap}{given}", given, family, (latin, family_latin))


_MALE = (
    ("Иван", "ivan"), ("Алексей", "alexey"), ("Дмитрий", "dmitry"), ("Сергей", "sergey"), ("Михаил", "mikhail"),
    ("Андрей", "andrey"), ("Никита", "nikita"), ("Артём", "artem"), ("Павел", "pavel"), ("Юрий", "yury"),
    ("Тимур", "timur"), ("Руслан", "ruslan"), ("Константин", "konstantin"), ("Егор", "egor"), ("Олег", "oleg"),
)  # fmt: skip
_FEMALE = (
    ("Ирина", "irina"), ("Ольга", "olga"), ("Мария", "maria"), ("Екатерина", "ekaterina"), ("Анна", "anna"),
    ("Наталья", "natalia"), ("Светлана", "svetlana"), ("Юлия", "yulia"), ("Алина", "alina"), ("Дарья", "daria"),
    ("Татьяна", "tatiana"), ("Елена", "elena"), ("Гульнара", "gulnara"), ("Ксения", "ksenia"), ("Вера", "vera"),
)  # fmt: skip
_FAMILIES = (
    ("Иванов", "ivanov"), ("Смирнов", "smirnov"), ("Кузнецов", "kuznetsov"), ("Попов", "popov"), ("Соколов", "sokolov"),
    ("Лебедев", "lebedev"), ("Козлов", "kozlov"), ("Морозов", "morozov"), ("Волков", "volkov"), ("Зайцев", "zaitsev"),
    ("Павлов", "pavlov"), ("Семёнов", "semenov"), ("Голубев", "golubev"), ("Виноградов", "vinogradov"),
    ("Богданов", "bogdanov"), ("Фёдоров", "fedorov"), ("Беляев", "belyaev"), ("Гусев", "gusev"), ("Ильин", "ilyin"),
    ("Максимов", "maksimov"), ("Орлов", "orlov"), ("Ахметов", "akhmetov"), ("Сафин", "safin"), ("Титов", "titov"),
    ("Щербаков", "shcherbakov"), ("Ершов", "ershov"), ("Королёв", "korolev"), ("Жуков", "zhukov"),
)  # fmt: skip
_CHINESE_FAMILIES = (
    ("王", "wang"), ("李", "li"), ("张", "zhang"), ("刘", "liu"), ("陈", "chen"), ("杨", "yang"), ("赵", "zhao"),
    ("黄", "huang"), ("周", "zhou"), ("吴", "wu"), ("徐", "xu"), ("孙", "sun"), ("马", "ma"), ("朱", "zhu"),
    ("胡", "hu"), ("林", "lin"), ("郭", "guo"), ("何", "he"), ("高", "gao"), ("罗", "luo"), ("欧阳", "ouyang"),
)  # fmt: skip
_CHINESE_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉萍红玲浩宇轩梓涵雨欣思远晨曦嘉怡佳琪文博子墨建国志强晓东雪梅"
)
