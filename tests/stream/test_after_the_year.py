"""After the year of the money the stream goes on as ``monitor --as-of`` does."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

Fact = tuple[str, str, dict[str, Any]]


def test_money_of_last_year_is_still_behind_in_the_new_one(
    county: Path,
    streamed: Callable[..., Any],
    in_batch: Callable[..., Any],
    line: Callable[..., str],
) -> None:
    project = {"项目编号": "P1", "项目名称": "甲", "全年预算数": "100"}
    paid = {"支付编号": "F1", "项目编号": "P1", "支付日期": "2022-12-20", "金额": "40"}
    rest = {"支付编号": "F2", "项目编号": "P1", "支付日期": "2023-02-10", "金额": "60"}
    facts: list[Fact] = [
        ("2022-12-01", "项目", project),
        ("2022-12-20", "支付", paid),
        ("2023-02-10", "支付", rest),
    ]
    ran = streamed(county, [line(*fact) for fact in facts], until=dt.date(2023, 3, 15))
    for day in ("2022-12-31", "2023-01-01", "2023-01-15", "2023-02-09", "2023-02-10", "2023-03-15"):
        known = [fact for fact in facts if fact[0] <= day]
        found = ran.open_on(day)
        assert found == in_batch(county, known, day), day
        behind = {one[0] for one in found.values()} & {"J1", "J2"}
        assert behind == ({"J2"} if day < "2023-02-10" else set()), day
