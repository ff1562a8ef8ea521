"""Patterns over events: what they find."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

from perfeval.dataset import Dataset
from perfeval.engine.findings.find import find
from perfeval.engine.findings.patterns.find import layers, near_misses
from perfeval.ruleset.program import Program

Ruled = Callable[..., Program]
RULE = {"名称": "试", "级别": "红", "依据": "约定"}
PAID = {"表": "支付", "日期": "日期"}


def a_pattern(**parts: object) -> dict[str, object]:
    return {**RULE, "编号": "G1", "按": "所属项目", "提示": "有", **parts}


def paid(number: str, project: str, day: str, **more: object) -> dict[str, object]:
    return {"支付号": number, "所属项目": project, "日期": day, **more}


def said(program: Program, dataset: Dataset, matcher: str = "builtin") -> list[str]:
    found, problems = find(program, dataset, jobs=1, matcher=matcher)
    assert problems == []
    return [one.message for one in found]


SAME = {
    "甲": PAID,
    "乙": {**PAID, "当": "乙.金额 = 甲.金额 且 天数(甲.日期, 乙.日期) <= 30 天"},
}


def test_two_events_are_two_rows_and_those_dated_later_are_not_seen(
    made: ModuleType, ruled: Ruled
) -> None:
    program = ruled(模式=[a_pattern(有=SAME, 提示="{甲.支付号}、{乙.支付号}", 不分先后="是")])
    rows = [
        paid("Z1", "P1", "2022-03-01", 金额="5"),
        paid("Z2", "P1", "2022-03-31", 金额="5"),
        paid("Z3", "P2", "2022-03-31", 金额="5"),
        paid("Z4", "P1", "2023-01-01", 金额="5"),
    ]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}, {"编号": "P2"}], "支付": rows})
    assert said(program, dataset) == ["Z1、Z2"]


def test_without_being_unordered_a_pair_is_told_both_ways(made: ModuleType, ruled: Ruled) -> None:
    rows = [paid("Z1", "P1", "2022-03-01", 金额="5"), paid("Z2", "P1", "2022-03-31", 金额="5")]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}], "支付": rows})
    program = ruled(模式=[a_pattern(有=SAME, 提示="{甲.支付号}、{乙.支付号}")])
    assert said(program, dataset) == ["Z1、Z2", "Z2、Z1"]


def test_options_come_in_the_order_of_the_vocabulary(made: ModuleType, ruled: Ruled) -> None:
    events = {
        "前": {"表": "项目", "日期": "开工"},
        "后": {"表": "项目", "日期": "开工", "当": "后.等次 > 前.等次 且 后.开工 < 前.开工"},
    }
    program = ruled(模式=[a_pattern(按="所属县", 有=events, 提示="{前.编号}→{后.编号}")])
    rows = [
        {"编号": "P1", "所属县": "甲", "开工": "2022-03-05", "等次": "达成"},
        {"编号": "P2", "所属县": "甲", "开工": "2022-03-04", "等次": "部分达成"},
        {"编号": "P3", "所属县": "甲", "开工": "2022-03-05", "等次": "未达成"},
        {"编号": "P4", "所属县": "乙", "开工": "2022-03-01", "等次": "未达成"},
    ]
    dataset = made.make_dataset({"县": [{"县名": "甲"}, {"县名": "乙"}], "项目": rows})
    assert said(program, dataset) == ["P1→P2"]


def test_a_missing_step_is_told_on_the_day_after_its_last_working_day(
    made: ModuleType, ruled: Ruled
) -> None:
    pattern = a_pattern(
        按="编号",
        有={"开": {"表": "项目", "日期": "开工", "当": "工作日数(开工, 截止日) > 3 工作日"}},
        没有={"付": {**PAID, "按": "所属项目", "当": "工作日数(开.开工, 付.日期) <= 3 工作日"}},
        提示="{开.编号}",
    )
    program = ruled(模式=[pattern])
    projects = [{"编号": f"P{n}", "开工": "2022-01-28"} for n in range(3)]
    projects.append({"编号": "P9", "开工": "2022-12-28"})
    rows = [paid("Z0", "P0", "2022-02-07"), paid("Z1", "P1", "2022-02-08")]
    dataset = made.make_dataset({"项目": projects, "支付": rows})
    assert said(program, dataset) == ["P1", "P2"]


COUNTED = a_pattern(
    有={"次": {"发现": "J1", "次数": "3"}}, 提示="到 {次.日期} 已经三次", 按="所属项目"
)
LATE = {
    **RULE, "编号": "J1", "对象": "支付", "当": "金额 > 100 万元", "提示": "多", "级别": "黄",
    "处理": {"谁": "{项目.名称}", "期限": "3 自然日", "要求": "退回 {金额}"},
}  # fmt: skip


def test_findings_are_events_of_patterns_and_patterns_of_patterns(
    made: ModuleType, ruled: Ruled
) -> None:
    second = a_pattern(编号="G2", 有={"前": {"发现": "G1"}}, 提示="移交 {前.支付号}")
    program = ruled(预警=[LATE], 模式=[second, COUNTED])
    assert [[one.id for one in layer] for layer in layers(program.patterns)] == [["G1"], ["G2"]]
    rows = [paid(f"Z{n}", "P1", f"2022-0{n}-01", 金额="101") for n in (3, 1, 2)]
    rows += [paid(f"Y{n}", "P2", f"2022-0{n}-01", 金额="101") for n in (1, 2)]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}, {"编号": "P2"}], "支付": rows})
    found, _ = find(program, dataset, matcher="builtin")
    assert [one.message for one in found if one.rule != "J1"] == [
        "移交 Z2", "到 2022年2月1日 已经三次",
    ]  # fmt: skip
    (counted,) = [one for one in found if one.rule == "G1"]
    assert len(counted.evidence) == 3
    assert counted.evidence[-1] == counted.place


def test_a_finding_says_who_acts_what_and_by_when(made: ModuleType, ruled: Ruled) -> None:
    pattern = a_pattern(
        有={"甲": PAID, "乙": {**PAID, "当": "乙.日期 > 甲.日期"}},
        处理={"谁": "{乙.支付号}经办", "期限": "3 工作日", "要求": "说明"},
    )
    program = ruled(预警=[LATE], 模式=[pattern])
    rows = [paid("Z1", "P1", "2022-01-26", 金额="101"), paid("Z2", "P1", "2022-01-28", 金额="1")]
    dataset = made.make_dataset({"项目": [{"编号": "P1", "名称": "水渠"}], "支付": rows})
    check, matched = find(program, dataset, matcher="builtin")[0]
    assert (check.ruleset, check.duty.who, check.duty.action) == ("试", "水渠", "退回 101万元")
    assert str(check.duty.by) == "2023-01-03"
    assert (matched.duty.who, str(matched.duty.by)) == ("Z2经办", "2022-02-07")


def test_what_lapsed_is_to_be_dealt_with_after_it_lapsed(made: ModuleType, ruled: Ruled) -> None:
    lapsed = a_pattern(
        按="编号",
        有={"开": {"表": "项目", "日期": "开工", "当": "天数(开工, 截止日) > 20 天"}},
        没有={"付": {**PAID, "按": "所属项目"}},
        提示="{开.编号}",
        处理={"谁": "经办", "期限": "3 自然日"},
    )
    seen = {
        **lapsed,
        "编号": "G2",
        "有": {"开": {"表": "项目", "日期": "开工", "当": "开工 <= 截止日"}},
    }
    program = ruled(模式=[lapsed, seen])
    dataset = made.make_dataset({"项目": [{"编号": "P1", "开工": "2022-12-01"}], "支付": []})
    found, _ = find(program, dataset, matcher="builtin")
    assert [str(one.duty.by) for one in found] == ["2023-01-03", "2022-12-04"]


def test_what_is_missing_makes_the_pattern_undecided_and_not_silent(
    made: ModuleType, ruled: Ruled
) -> None:
    program = ruled(模式=[a_pattern(有=SAME)])
    rows = [paid("Z1", "P1", "2022-03-01", 金额="5"), paid("Z2", "P1", "2022-03-02")]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}], "支付": rows})
    (one,) = find(program, dataset, matcher="builtin")[0]
    assert not one.certain
    assert one.message == "无法判断：事件“甲”（Z2）缺“金额”"
    quiet = ruled(模式=[a_pattern(有=SAME, 缺数时="不报")])
    assert said(quiet, dataset) == []


def test_a_near_miss_has_a_row_for_every_event_and_no_hit(made: ModuleType, ruled: Ruled) -> None:
    program = ruled(模式=[a_pattern(有=SAME)])
    rows = [paid("Z1", "P1", "2022-03-01", 金额="5"), paid("Z2", "P1", "2022-03-31", 金额="6")]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}], "支付": rows})
    assert near_misses(program, dataset, []) == {"G1"}
    hit = [*rows, paid("Z3", "P1", "2022-03-31", 金额="5")]
    dataset = made.make_dataset({"项目": [{"编号": "P1"}], "支付": hit})
    found, _ = find(program, dataset, matcher="builtin")
    assert near_misses(program, dataset, found) == set()
