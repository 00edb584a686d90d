"""Figures of this process for Prometheus; what others know is asked when somebody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)

Figures = Callable[[], Iterable["Figure"]]
"""What a use-case knows of itself at this moment."""


class Figure:
    """One figure with its labels.

    Attributes:
        name: in Prometheus' spelling, without the prefix; ends in `_total` where it only grows.
        value: now.
        labels: by name; the same names for all figures of one name.
        purpose: for a person.
    """

    __slots__ = ("labels", "name", "purpose", "value")

    def __init__(self, name: str, value: float, purpose: str, labels: Mapping[str, str] | None = None) -> None:
        self.name, self.value, self.purpose, self.labels = name, value, purpose, dict(labels or {})


class Metrics:
    """The registry of one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.under_way = Gauge("vitascope_requests_under_way", "Requests being answered now", registry=self.registry)
        self._requests = Counter(
            "vitascope_requests_total",
            "Requests answered",
            ("surface", "method", "route", "status"),
            registry=self.registry,
        )
        self._seconds = Histogram(
            "vitascope_request_seconds",
            "Time to the end of the answer",
            ("surface", "method", "route"),
            buckets=SECONDS,
            registry=self.registry,
        )

    def observe(self, surface: str, method: str, route: str, status: int, seconds: float) -> None:
        """A request was answered."""
        self._requests.labels(surface, method, route, str(status)).inc()
        self._seconds.labels(surface, method, route).observe(seconds)

    def ask(self, figures: Figures) -> None:
        """Ask for these figures too, whenever somebody looks."""
        self.registry.register(_Asked(figures))

    def shown(self) -> bytes:
        """All figures in Prometheus' text format."""
        return generate_latest(self.registry)


class _Asked(Collector):
    def __init__(self, figures: Figures) -> None:
        self._figures = figures

    def describe(self) -> Iterable[Metric]:
        """Nothing is known before somebody looks."""
        return ()

    def collect(self) -> Iterable[Metric]:
        """The figures, those of one name together."""
        families: dict[str, Metric] = {}
        for figure in self._figures():
            kind = CounterMetricFamily if figure.name.endswith("_total") else GaugeMetricFamily
            family = families.setdefault(
                figure.name, kind(f"vitascope_{figure.name}", figure.purpose, labels=list(figure.labels))
            )
            family.add_metric(list(figure.labels.values()), figure.value)  # type: ignore[attr-defined]
        return families.values()
