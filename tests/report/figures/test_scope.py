from __future__ import annotations

from perfeval.language import core as c
from perfeval.report.figures.scope import LazyNames


def test_names_are_made_when_they_are_asked_for() -> None:
    asked: list[str] = []

    def meaning(name: str) -> c.Core:
        asked.append(name)
        return c.number(1)

    names = LazyNames(["甲", "乙"], meaning, {"丙": c.number(3)})
    assert "甲" in names
    assert list(names) == ["甲", "乙", "丙"]
    assert len(names) == 3
    assert asked == []
    assert names["丙"] == c.number(3)
    assert names["乙"] == c.number(1)
    assert asked == ["乙"]
