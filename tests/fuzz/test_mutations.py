"""A short run of what `make fuzz` does at length."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz import fuzz, seeds
from fuzz_mutation import MOST_BYTES, mutate
from vitascope.reading.formats import FORMATS

KINDS = [known.name for known in FORMATS]


def test_a_mutated_file_never_fails_without_a_type() -> None:
    tally = fuzz(files=200, seconds=15.0, seed=1, jobs=2)

    assert tally.files
    assert [message for _, message in tally.faults] == []


def test_every_format_has_a_sound_file_to_start_from() -> None:
    assert {kind for kind, _ in seeds()} >= set(KINDS)


@given(data=st.binary(max_size=2000), kind=st.sampled_from(KINDS), seed=st.integers(0, 10**6))
@settings(max_examples=100, deadline=None, database=None)
def test_the_same_seed_gives_the_same_mutation(data: bytes, kind: str, seed: int) -> None:
    mutated = mutate(random.Random(seed), data, kind)

    assert len(mutated) <= MOST_BYTES
    assert mutate(random.Random(seed), data, kind) == mutated
