from __future__ import annotations

from training.folds import folds_of

PAIRS = [
    (template, person)
    for template, people in {
        "plain": ("ada", "bea"),
        "sidebar": ("ada", "bea", "cem"),
        "table": ("cem", "dan"),
        "banking": ("dan", "eva"),
        "casual": ("eva", "fay"),
        "text": ("fay", "gus"),
    }.items()
    for person in people
]


def test_every_document_is_tested_in_one_fold() -> None:
    folds = folds_of(PAIRS, 3)

    assert all(sum(fold.tests(pair) for fold in folds) == 1 for pair in PAIRS)


def test_what_is_trained_on_shares_neither_template_nor_person_with_what_is_tested() -> None:
    for fold in folds_of(PAIRS, 3):
        tested = [pair for pair in PAIRS if fold.tests(pair)]
        learnt = [pair for pair in PAIRS if fold.trains(pair)]
        assert learnt
        assert {template for template, _ in tested}.isdisjoint({template for template, _ in learnt})
        assert {person for _, person in tested}.isdisjoint({person for _, person in learnt})


def test_the_same_documents_give_the_same_folds_in_any_order() -> None:
    assert folds_of(PAIRS, 3) == folds_of(reversed(PAIRS), 3)


def test_templates_that_share_people_are_held_back_together() -> None:
    fold = next(fold for fold in folds_of(PAIRS, 3) if "plain" in fold.templates)

    assert "sidebar" in fold.templates
