"""How what is planted is written down: a deviation with its days, or a near miss."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Planted:
    """One thing planted.

    A deviation (``found``) is found from ``on`` until the day before ``until`` (empty: to the end
    of the year), and not on the day before ``on``; one that is there from the first day has that
    day. A near miss is found on no day; ``on`` is the day on which it comes closest.
    """

    control: str
    subject: str
    on: str
    what: str
    found: bool = True
    until: str = ""

    def row(self) -> tuple[str, ...]:
        """Give it as a row of planted.csv."""
        return (
            self.control, self.subject, "是" if self.found else "否", self.on, self.until, self.what
        )  # fmt: skip


def deviation(control: str, subject: str, on: str, what: str, until: str = "") -> Planted:
    """Make a deviation that must be found."""
    return Planted(control, subject, on, what, until=until)


def near(control: str, subject: str, on: str, what: str) -> Planted:
    """Make a near miss that must never be found."""
    return Planted(control, subject, on, what, found=False)
