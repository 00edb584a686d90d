"""Carriers: how those who run tasks learn that some wait."""

from __future__ import annotations

from collections.abc import Callable

from vitascope.ports.carrier import Carrier
from vitascope.settings import Carrier as CarrierSettings
from vitascope.settings import CeleryCarrier, EmbeddedCarrier


def open_carrier(settings: CarrierSettings, *, wake: Callable[[], None]) -> Carrier:
    """The carrier that the operator chose.

    Args:
        settings: of the carrier.
        wake: wakes those who run tasks in this process.

    Raises:
        Misconfigured: what it needs is not installed.
    """
    match settings:
        case EmbeddedCarrier():
            from vitascope.adapters.carrier.embedded import embedded_carrier

            return embedded_carrier(wake)
        case CeleryCarrier():
            from vitascope.adapters.carrier.brokered import brokered_carrier, open_celery

            return brokered_carrier(open_celery(settings), settings.queue)
