"""From the tables of this folder to what a language calls things: one JSON file a language.

A language is added by adding its file; every list may be left out. Words are kept
as people write them; whoever compares folds both sides with `folding.fold`.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from pydantic import Field

from vitascope.model.findings import Part

Words = tuple[str, ...]
Named = dict[str, Words]


class LanguageTable(Part):
    """What one language calls the things on a résumé.

    Attributes:
        code: ISO 639-1.
        script: "latin", "cyrillic" or "han".
        document_titles: what a résumé calls itself at its top.
        sections: titles by kind of section, as named in `parsing.labels.Kind`.
        section_stems: beginnings of words that give a short title's kind away.
        months: twelve lists, names and abbreviations without their dots.
        seasons: by "winter", "spring", "summer", "autumn".
        present: phrases for an open end.
        since, until, expected: words before a date.
        durations: words by "year", "month", "week", "day".
        degrees: names by level, as in `model.resume.Education`.
        languages: names of languages by ISO 639 code.
        levels: words for the command of a language by CEFR level or "native".
        employment: words by type of employment.
        labels: words that announce a value, by what they announce.
        gender: marks by "male", "female", "other".
        honours, grades: words that mark a distinction or a grade.
        at, within, conjunctions: what joins a title to a company, a degree to its
            field, and two titles to each other.
        remote: words for work that is done from anywhere.
        stop_words: the most frequent words, to tell the language by.
        updated: phrases before the day that a document was made or changed.
        machine: phrases that address a program instead of a person.
        machine_hints: phrases that do so only beside another one of them.
        name_prefixes, name_suffixes: titles and degrees before and after a person's name.
        name_particles: small words that belong to the family name after them.
    """

    code: str
    script: str
    document_titles: Words = ()
    sections: Named = Field(default_factory=dict)
    section_stems: Named = Field(default_factory=dict)
    months: tuple[Words, ...] = ()
    seasons: Named = Field(default_factory=dict)
    present: Words = ()
    since: Words = ()
    until: Words = ()
    expected: Words = ()
    durations: Named = Field(default_factory=dict)
    degrees: Named = Field(default_factory=dict)
    languages: Named = Field(default_factory=dict)
    levels: Named = Field(default_factory=dict)
    employment: Named = Field(default_factory=dict)
    labels: Named = Field(default_factory=dict)
    gender: Named = Field(default_factory=dict)
    honours: Words = ()
    grades: Words = ()
    at: Words = ()
    within: Words = ()
    conjunctions: Words = ()
    remote: Words = ()
    stop_words: Words = ()
    updated: Words = ()
    machine: Words = ()
    machine_hints: Words = ()
    name_prefixes: Words = ()
    name_suffixes: Words = ()
    name_particles: Words = ()


@lru_cache(maxsize=1)
def load() -> tuple[LanguageTable, ...]:
    """All tables, English first, then by code; read once."""
    sheets = [sheet for sheet in files(__name__).iterdir() if sheet.name.endswith(".json")]
    tables = [LanguageTable.model_validate_json(sheet.read_bytes()) for sheet in sheets]
    return tuple(sorted(tables, key=lambda table: (table.code != "en", table.code)))
