"""Which rows belong to which."""

from __future__ import annotations

from types import ModuleType

from perfeval.engine.plain.related import rows_below


def test_rows_are_grouped_by_the_row_at_the_end_of_the_path(made: ModuleType) -> None:
    dataset = made.make_dataset(
        {
            "县": [{"县名": "甲"}, {"县名": "乙"}],
            "项目": [{"编号": "1", "所属县": "乙"}, {"编号": "2", "所属县": "丙"}, {"编号": "3"}],
            "支付": [
                {"支付号": "a", "所属项目": "1"},
                {"支付号": "b", "所属项目": "2"},
                {"支付号": "c", "所属项目": "1"},
                {"支付号": "d", "所属项目": "9"},
            ],
        }
    )
    assert rows_below(dataset, (("支付", "所属项目"),)) == [[0, 2], [1], []]
    assert rows_below(dataset, (("支付", "所属项目"), ("项目", "所属县"))) == [[], [0, 2]]
