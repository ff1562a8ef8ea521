from __future__ import annotations

from collections.abc import Callable


def test_so_much_for_each_times_so_many_is_the_whole(found: Callable[[str], list[str]]) -> None:
    text = "改造危房40户，每户补助2.5万元，共需资金100万元。"
    assert "product holds 2.5万元 = 100万元 / 40户" in found(text)
    assert "product fails 2.8万元 = 100万元 / 40户" in found(text.replace("2.5", "2.8"))
