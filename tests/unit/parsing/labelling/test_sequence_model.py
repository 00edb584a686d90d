from __future__ import annotations

from pathlib import Path

import pycrfsuite
import pytest

from vitascope.parsing.labelling.items import FAMILIES
from vitascope.parsing.labelling.sequence_model import from_folder, packaged


def train(folder: Path) -> None:
    trainer = pycrfsuite.Trainer(verbose=False)
    for _ in range(5):
        trainer.append(pycrfsuite.ItemSequence([{"bold": 1.0}, {"plain": 1.0}]), ["title", "text"])
    trainer.train(str(folder / "lines.crfsuite"))


def test_a_model_of_a_folder_labels_what_it_was_trained_on(tmp_path: Path) -> None:
    train(tmp_path)

    tags = from_folder(tmp_path)("lines").tag([{"bold": 1.0}, {"plain": 1.0}])

    assert [tag.label for tag in tags] == ["title", "text"]
    assert all(0.5 < tag.probability <= 1.0 for tag in tags)


def test_no_rows_have_no_labels(tmp_path: Path) -> None:
    train(tmp_path)

    assert from_folder(tmp_path)("lines").tag([]) == []


def test_a_model_is_opened_once(tmp_path: Path) -> None:
    train(tmp_path)
    models = from_folder(tmp_path)

    assert models("lines") is models("lines")
    assert packaged("lines") is packaged("lines")


@pytest.mark.parametrize("name", sorted({"lines", *FAMILIES.values()}))
def test_every_model_ships_with_the_package(name: str) -> None:
    (tag,) = packaged(name).tag([{"bias": 1.0}])

    assert tag.label
    assert 0.0 <= tag.probability <= 1.0
