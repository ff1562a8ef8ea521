from __future__ import annotations

from fractions import Fraction

from perfeval.dataset import Column, Dataset, SheetOrigin, Table
from perfeval.vocabulary import Entity, Field, Kind, Vocabulary

ID = Field("编号", "id", Kind.TEXT)
MEASURE = Field("指标值", "target", Kind.MEASURE, parts={"number": "目标值"})
NUMBER = Field("目标值", "target_number", Kind.QUANTITY, part_of="指标值")
PROJECT = Entity("项目", "project", {f.name: f for f in (ID, MEASURE, NUMBER)}, ("编号",))
LINK = Field("项目", "project", Kind.REFERENCE, refers="项目")
PAYMENT = Entity("支付", "payment", {"项目": LINK}, ())


def dataset() -> Dataset:
    origin = SheetOrigin("a.xlsx", "项目", {"编号": "A", "指标值": "C"})
    columns = {
        "编号": Column(ID, 0, ["P1", "P2", None]),
        "指标值": Column(MEASURE, 0, ["≥1.5", None, None]),
        "目标值": Column(NUMBER, 1, [15, None, None]),
    }
    projects = Table(PROJECT, columns, [(origin, 2), (origin, 3), (origin, 4)])
    csv = SheetOrigin("b.csv", "", {"项目": "A"})
    links = {"项目": Column(LINK, 0, ["P2", "P9", "P2", None])}
    payments = Table(PAYMENT, links, [(csv, n) for n in range(2, 6)])
    vocabulary = Vocabulary("试", {"项目": PROJECT, "支付": PAYMENT})
    return Dataset(vocabulary, {"项目": projects, "支付": payments})


def test_a_number_is_exact_and_missing_stays_missing() -> None:
    table = dataset().tables["项目"]
    assert table.columns["目标值"].exact(0) == Fraction(3, 2)
    assert table.columns["目标值"].exact(1) is None
    assert table.columns["指标值"].exact(0) is None
    assert table.value(0, "编号") == "P1"
    assert len(table) == 3


def test_a_part_stands_in_the_cell_of_its_measure() -> None:
    table = dataset().tables["项目"]
    assert str(table.place(1, "目标值")) == "a.xlsx[项目!C3]"
    assert str(table.place(1)) == "a.xlsx[项目!3]"
    assert str(dataset().tables["支付"].place(0, "项目")) == "b.csv[A2]"


def test_links_go_both_ways_and_leave_out_what_points_nowhere() -> None:
    made = dataset()
    assert made.parents("支付", "项目") == [1, None, 1, None]
    assert made.parents("支付", "项目") is made.parents("支付", "项目")
    assert made.children("支付", "项目") == [[], [0, 2], []]
