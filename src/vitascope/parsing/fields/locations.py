"""From a printed location to its parts; what is not known as a place keeps its printed form alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from vitascope.taxonomy import addresses


class Parts(TypedDict):
    """The parts of a location by the names they have in `model.resume.Location`."""

    city: str | None
    region: str | None
    country: str | None
    country_code: str | None
    postal_code: str | None
    address: str | None
    remote: bool


@dataclass(frozen=True, slots=True)
class LocationRead:
    """The parts of a location as printed, named as in `model.resume.Location`."""

    city: str | None = None
    region: str | None = None
    country: str | None = None
    country_code: str | None = None
    postal_code: str | None = None
    address: str | None = None
    remote: bool = False

    def fields(self) -> Parts:
        """The parts by name, for the model's constructor."""
        return Parts(
            city=self.city,
            region=self.region,
            country=self.country,
            country_code=self.country_code,
            postal_code=self.postal_code,
            address=self.address,
            remote=self.remote,
        )


def read_location(text: str) -> LocationRead:
    """The parts of a location; all absent where the text is no place that we can take apart."""
    parts = addresses.split(text)
    if parts is None:
        return LocationRead()
    return LocationRead(
        parts.city, parts.region, parts.country, parts.country_code, parts.postal_code, parts.address, parts.remote
    )
