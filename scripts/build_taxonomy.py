"""Reference tables and our own terms become the packed taxonomy.

    python scripts/build_taxonomy.py SOURCES [--out FOLDER]

The same inputs always give the same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import taxonomy_places
import taxonomy_skills
import taxonomy_sources as sources
import taxonomy_weights
from taxonomy_packing import write_lines, write_phrases, write_records, write_words
from vitascope.taxonomy.packed import DATA
from vitascope.taxonomy.words import Sort, fold, phrase, words

_ESCO_LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "sv", "cs", "da", "no", "ro")

_ORDINARY_FROM = 3


def main() -> None:
    """Builds everything and says how large it is."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("sources", type=Path, help="folder with the reference tables")
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    folder, out = options.sources, options.out
    out.mkdir(parents=True, exist_ok=True)
    vocabulary = taxonomy_weights.Vocabulary()
    titles = _occupations(folder, out, vocabulary)
    skills = _skills(folder, out, vocabulary, titles)
    places = _places(out, vocabulary)
    _institutions(folder, out, vocabulary)
    _names(folder, vocabulary)
    _named(folder, out, vocabulary)
    _words(out, vocabulary)
    digest = hashlib.sha256()
    for path in sorted([*out.glob("*.bin"), out / "ranks.json"]):
        digest.update(path.name.encode() + path.read_bytes())
        print(f"{path.stat().st_size:>10,} {path.name}")
    (out / "version.json").write_text(json.dumps({"version": digest.hexdigest()[:12]}) + "\n")
    print(f"{len(skills.records)} skills, {len(places.records)} places, version {digest.hexdigest()[:12]}")


def _occupations(folder: Path, out: Path, vocabulary: taxonomy_weights.Vocabulary) -> list[str]:
    english = sources.table(folder, "esco_occupations_en.tsv.gz")
    records = [(f"esco:{row['id']}", row["label"], row["isco"]) for row in english if row["kind"] == "preferred"]
    numbers = {identity.removeprefix("esco:"): number for number, (identity, _, _) in enumerate(records)}
    keys = {phrase(label): number for number, (_, label, _) in enumerate(records)}
    for language in _ESCO_LANGUAGES:
        rows = english if language == "en" else sources.table(folder, f"esco_occupations_{language}.tsv.gz")
        for row in rows:
            for label in {row["label"], *row["label"].split("/")}:
                if row["id"] in numbers:
                    keys.setdefault(phrase(label), numbers[row["id"]])
        vocabulary.add_titles(language, (row["label"] for row in rows))
    _onet_titles(folder, records, keys, vocabulary)
    for english_title, *own in sources.piped("occupations.txt"):
        number = keys.get(phrase(english_title))
        for title in own:
            if number is not None:
                keys[phrase(title)] = number
    ranks = {rank: sorted({fold(word) for word in line.split()}) for rank, line in sources.sections("ranks.txt")}
    (out / "ranks.json").write_text(json.dumps(ranks, ensure_ascii=False), encoding="utf-8")
    own_titles = [title for _, *own in sources.piped("occupations.txt") for title in own]
    # Our lists are short and typical: every title counts as often as a word needs to be trusted.
    vocabulary.add_titles("ru", [title for title in own_titles if "\u0400" < title[0] < "\u0500"] * 4)
    vocabulary.add_titles("zh", [title for title in own_titles if title[0] > "\u3000"] * 4)
    telling = {key: number for key, number in keys.items() if len(key) > 2 or (key and not key.isascii())}
    write_phrases(out / "occupations.keys.bin", telling)
    write_records(out / "occupations.records.bin", records)
    return [row["label"] for row in english]


def _onet_titles(
    folder: Path, records: list[tuple[str, str, str]], keys: dict[str, int], vocabulary: taxonomy_weights.Vocabulary
) -> None:
    rows = sources.table(folder, "onet_titles.tsv.gz")
    numbers: dict[str, int] = {}
    for row in rows:
        if row["soc"] not in numbers:
            records.append((f"onet:{row['soc']}", row["title"], ""))
            numbers[row["soc"]] = len(records) - 1
        for title in filter(None, (row["title"], row["alternate_title"], row["short_title"])):
            keys.setdefault(phrase(title), numbers[row["soc"]])
    vocabulary.add_titles("en", (row["alternate_title"] for row in rows))


def _skills(
    folder: Path, out: Path, vocabulary: taxonomy_weights.Vocabulary, titles: Iterable[str]
) -> taxonomy_skills.Skills:
    labels = [row["label"] for row in sources.table(folder, "esco_skills_en.tsv.gz") if row["id"]]
    seen = Counter(word for label in [*labels, *titles] for word in re.findall(r"(?<![\w.])[a-z]{2,}(?![\w.])", label))
    ordinary = frozenset(word for word, count in seen.items() if count >= _ORDINARY_FROM)
    skills = taxonomy_skills.gather(folder, ordinary)
    write_phrases(out / "skills.keys.bin", skills.phrases)
    write_records(out / "skills.records.bin", skills.records)
    sought = sorted((key, skills.phrases[key] * 2 + doubtful) for key, doubtful in skills.sought.items())
    write_lines(out / "skills.mentions.bin", (f"{key}\t{code}" for key, code in sought))
    vocabulary.add(Sort.SKILL, (key for key, _ in sought))
    vocabulary.add(Sort.SKILL, labels)
    return skills


def _places(out: Path, vocabulary: taxonomy_weights.Vocabulary) -> taxonomy_places.Places:
    places = taxonomy_places.gather()
    areas = {key: number for key, number in places.keys.items() if key[1:2] == ":"}
    write_phrases(out / "places.keys.bin", {key: number for key, number in places.keys.items() if key not in areas})
    write_lines(out / "places.areas.bin", (f"{key}\t{number}" for key, number in sorted(areas.items())))
    write_records(out / "places.records.bin", places.records)
    plain = [
        key.removeprefix("c:").removeprefix("r:")
        for key in places.keys
        if "|" not in key and key[:2] not in ("k:", "s:")
    ]
    together = ["".join(key.split()) if key[0] > "\u3000" else key for key in plain]
    vocabulary.add(Sort.PLACE, together * 3)
    return places


def _institutions(folder: Path, out: Path, vocabulary: taxonomy_weights.Vocabulary) -> None:
    rows = [(row["name"], row["country_code"]) for row in sources.table(folder, "universities.tsv.gz")]
    rows += [(name, country.upper()) for name, country, *_ in sources.piped("institutions.txt")]
    keys: dict[str, int] = {}
    for number, (name, _) in enumerate(rows):
        keys.setdefault(phrase(name).removeprefix("the "), number)
    own = {name: others for name, _, *others in sources.piped("institutions.txt")}
    for number, (name, _) in enumerate(rows):
        for other in own.get(name, []):
            keys.setdefault(phrase(other), number)
    write_phrases(out / "institutions.keys.bin", keys)
    write_records(out / "institutions.records.bin", rows)
    vocabulary.add(Sort.INSTITUTION, (name for name, _ in rows))


def _names(folder: Path, vocabulary: taxonomy_weights.Vocabulary) -> None:
    for sort, file in ((Sort.FORENAME, "forenames.csv.gz"), (Sort.SURNAME, "surnames.csv.gz")):
        rows = sources.table(folder, file)
        named = [name for row in rows for name in (row["Localized Name"], row["Romanized Name"]) if name]
        for section, line in sources.sections("names.txt"):
            kind, language = section.split()
            if Sort[kind.upper()] is sort and language != "ending":
                named += line.split()
                if section == "surname ru":
                    named += [_feminine(name) for name in line.split()]
        # Every name counts alike: how often a list repeats one says nothing about a page.
        vocabulary.add(sort, sorted(set(named)) * 12)


def _feminine(surname: str) -> str:
    if surname.endswith(("ов", "ев", "ёв", "ин", "ын")):
        return surname + "а"
    return surname.removesuffix("ий") + "ая" if surname.endswith("ий") else surname


def _named(folder: Path, out: Path, vocabulary: taxonomy_weights.Vocabulary) -> None:
    certificates = [
        (row["name"], row["vendor"]) for row in sources.table(folder, "certifications.tsv.gz") if len(row["name"]) > 3
    ]
    own = list(sources.piped("certifications.txt"))
    records = [*((name, issuer) for name, issuer, *_ in own), *certificates]
    keys: dict[str, int] = {}
    for number, (name, _) in enumerate(records):
        keys.setdefault(phrase(name), number)
        keys.setdefault(phrase(name.removesuffix(" Certification")), number)
    for number, (_, _, *others) in enumerate(own):
        for other in others:
            keys.setdefault(phrase(other), number)
    write_phrases(out / "certifications.keys.bin", keys)
    write_records(out / "certifications.records.bin", records)
    vocabulary.add(Sort.CERTIFICATION, (name for name, _ in records))
    _studies(folder, out, vocabulary)


def _studies(folder: Path, out: Path, vocabulary: taxonomy_weights.Vocabulary) -> None:
    own = list(sources.piped("studies.txt"))
    majors = [[row["major"].title()] for row in sources.table(folder, "majors.tsv.gz")]
    keys: dict[str, int] = {}
    for number, names in enumerate([*own, *majors]):
        for name in names:
            keys.setdefault(phrase(name), number)
    write_phrases(out / "studies.keys.bin", keys)
    write_records(out / "studies.records.bin", [[names[0]] for names in [*own, *majors]])
    for column in range(7):
        vocabulary.add(Sort.STUDY, [names[column] for names in own if len(names) > column] * 3)


def _words(out: Path, vocabulary: taxonomy_weights.Vocabulary) -> None:
    rows = vocabulary.weigh()
    ends = taxonomy_weights.endings(rows)
    rows.update(ends)
    for section, line in sources.sections("names.txt"):
        if section == "surname ending":
            for mark in line.split():
                row = rows.setdefault("-" + words(mark)[0], [0.0] * len(Sort))
                row[Sort.SURNAME] = max(row[Sort.SURNAME], 0.7)
        elif section == "surname zh" and line[0] > "\u3000":
            for mark in line.split():
                rows.setdefault(mark, [0.0] * len(Sort))[Sort.SURNAME] = 1.0
    taxonomy_weights.apply_markers(rows)
    write_words(out / "words.bin", taxonomy_weights.packed(rows))


if __name__ == "__main__":
    main()
