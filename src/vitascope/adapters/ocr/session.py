"""A network on disk as a function from tensor to tensor, on one thread."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from vitascope.errors import Unavailable


class Session:
    """One network, loaded once."""

    def __init__(self, model: Path) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        # Every page and batch has its own shape: a plan of memory for each would never be used again.
        options.enable_mem_pattern = False
        options.log_severity_level = 4
        try:
            self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        except (RuntimeError, OSError, ValueError) as trouble:
            raise Unavailable(f"the OCR model {model.name} cannot be loaded") from trouble
        self._input = self._session.get_inputs()[0].name

    def __call__(self, tensor: NDArray[np.float32]) -> NDArray[np.float32]:
        """The network's first output for `tensor`."""
        try:
            return cast("NDArray[np.float32]", self._session.run(None, {self._input: tensor})[0])
        except RuntimeError as trouble:
            raise Unavailable("the OCR model could not be run on this page") from trouble

    def metadata(self, key: str) -> str:
        """What the model file says under `key`.

        Raises:
            Unavailable: it says nothing there.
        """
        found = self._session.get_modelmeta().custom_metadata_map
        if key not in found:
            raise Unavailable(f"the OCR model lacks its {key} table")
        return str(found[key])
