"""A small county as a clerk would write it: what its documents say of cases the sample has not."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest

from perfeval.engine.evaluate import evaluate
from perfeval.project.document import Written, write_document
from perfeval.project.project import open_project

Tables = Mapping[str, str]
Write = Callable[..., Written]

TABLES = {
    "资金": "资金编号,资金名称,资金类别,金额（万元）,到位日期,是否统筹\n"
    "Z1,中央资金,财政专项衔接资金,300,2023-01-10,是\n",
    "项目": "项目编号,项目名称,项目类型,主管部门,实施单位,乡镇,是否统筹,全年预算数（万元）,"
    "合同金额（万元）,结算金额（万元）,目标批复日期\n"
    "X1,东村道路,基础设施,交通局,交通局,东乡,是,100,98,,2023-01-15\n"
    "X2,西村大棚,产业发展,农业农村局,西乡政府,西乡,是,200,,,2023-01-15\n",
    "资金安排": "安排编号,项目编号,资金编号,金额（万元）,安排日期\n"
    "A1,X1,Z1,100,2023-01-20\nA2,X2,Z1,200,2023-01-20\n",
    "绩效指标": "项目编号,一级指标,二级指标,三级指标,年度指标值,分值\n"
    "X1,产出指标,数量指标,里程,≥10公里,100\nX2,产出指标,数量指标,大棚,≥50座,100\n",
    "月度计划": "项目编号,月份,计划金额（万元）,下达日期\n"
    "X1,2023年3月,20,2023-03-03\nX1,2023年4月,20,2023-04-03\n",
    "支付": "支付编号,项目编号,支付日期,金额（万元）,资金编号\n"
    "F1,X1,2023-03-20,20,Z1\nF2,X2,2023-03-25,200.5,Z1\n",
    "公示": "公示编号,事项,类别,产生日期,公开日期,对应编号,张贴地点,张贴日期,撤下日期\n"
    "G1,资金分配结果,分配结果,2023-01-20,2023-02-08,Z1,东村,2023-02-08,2023-02-17\n",
    "结余结转": "结余编号,资金类别,级次,是否统筹,年度,类型,金额（万元）,清理日期,安排项目,"
    "批复日期,动用日期\nJ1,财政专项衔接资金,中央,是,2020,结转,8,2023-02-01,,,\n",
    "巡查": "巡查日期,班次,值班人,预警数,查证数\n2023-04-24,上午,孙,0,0\n2023-04-24,下午,周,0,0\n",
    "平台预警": "预警编号,产生日期,预警类型,项目编号,查证日期,查证人,查证结果,办结日期\n"
    "Y1,2023-04-11,其他,X2,2023-04-20,孙,属实,\n",
    "检查": "检查编号,检查日期,检查方式,项目编号,支付编号,有无问题,整改期限,整改日期\n",
    "整改": "整改编号,项目编号,来源,对应编号,责任单位,要求日期,整改期限,完成日期,复核日期,"
    "复核结论\nZG1,X2,平台预警,Y1,西乡政府,2023-04-12,2023-04-30,2023-04-20,2023-04-25,通过\n",
    "值班安排": "值班日期,班次,值班人\n",
}
TOML = """[project]
year = 2023
as_of = 2023-04-30
rulesets = ["county-supervision"]
[document]
template = "monthly-bulletin"
[document.words]
"县名" = "某县"
"单位" = "某县财政局"
"""


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Give the function that writes a document of the county as of a day, with other tables."""

    def written(template: str, day: str, **tables: str) -> Written:
        (tmp_path / "perfeval.toml").write_text(TOML, encoding="utf-8")
        for name, text in {**TABLES, **tables}.items():
            (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
        project, problems = open_project(tmp_path, as_of=day)
        assert project is not None, [one.message() for one in problems]
        outcome, _ = evaluate(project.programs, project.dataset, matcher="builtin")
        made, problems = write_document(project, outcome, template)
        assert made is not None, [(str(one.place), one.message()) for one in problems]
        return made

    return written


def rows_of(made: Written, sheet: str) -> list[dict[str, object]]:
    for data in made.annexes.values():
        book = openpyxl.load_workbook(io.BytesIO(data))
        if sheet in book.sheetnames:
            head, *rows = book[sheet].iter_rows(values_only=True)
            return [dict(zip(map(str, head), row, strict=True)) for row in rows]
    raise AssertionError(sheet)


def text_of(made: Written) -> str:
    with zipfile.ZipFile(io.BytesIO(made.docx)) as parts:
        xml = parts.read("word/document.xml").decode()
    return "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", xml))


def test_a_watch_that_stopped_weeks_ago_is_told_in_every_weekly_summary(write: Write) -> None:
    made = write("weekly-summary", "2023-05-31")
    assert (made.figures["盯控.已盯"], made.figures["盯控.停了"]) == ("0", "2")
    assert "停了没有恢复的班次2个" in text_of(made)
    assert "没有漏班" not in text_of(made)
    assert [row["规则"] for row in rows_of(made, "本周盯控问题")] == ["X05", "X05"]


def test_a_disclosure_posted_in_a_village_counts_once_however_much_it_publishes(
    write: Write,
) -> None:
    made = write("disclosure-ledger", "2023-04-30")
    assert (made.figures["张贴.条数"], made.figures["张贴.不足"]) == ("1", "1")


def test_a_surplus_without_a_category_is_no_money_to_pool_and_the_proposal_says_why(
    write: Write,
) -> None:
    surplus = TABLES["结余结转"].replace("J1,财政专项衔接资金,", "J1,,")
    surplus += "J2,财政专项衔接资金,中央,是,2020,结余,5,2023-02-01,,,\n"
    made = write("surplus-proposal", "2023-04-30", 结余结转=surplus)
    assert (made.figures["结余.可用"], made.figures["结余.不明"]) == ("5.00", "8.00")
    told = "可以统筹的资金5.00万元；判断不了能不能统筹的1笔、8.00万元，补齐以前不安排"
    assert f"{told}：J1（8.00万元，资金类别没有填）。" in text_of(made)
    assert [row["结余编号"] for row in rows_of(made, "统筹安排")[:-1]] == []


def test_columns_of_differences_say_which_price_is_less(write: Write) -> None:
    (row, _) = rows_of(write("surplus-proposal", "2023-04-30"), "计划合同结算")
    assert (row["计划投资（元）"], row["合同价（元）"], row["合同少于计划（元）"]) == (
        1000000, 980000, 20000,
    )  # fmt: skip


def test_what_was_answered_after_the_day_is_not_in_the_weekly_summary_of_the_day(
    write: Write,
) -> None:
    made = write("weekly-summary", "2023-04-15")
    (alert,) = rows_of(made, "线上预警")
    assert (alert["查证日期"], alert["查证结果"]) == (None, None)
    (correction,) = rows_of(made, "整改")
    assert (correction["复核日期"], correction["复核结论"]) == (None, None)


def test_the_workbooks_of_a_report_in_the_folder_are_no_data_of_the_next(
    write: Write, tmp_path: Path
) -> None:
    for template in ("monthly-bulletin", "disclosure-ledger"):
        for name, data in write(template, "2023-04-30").annexes.items():
            (tmp_path / name).write_bytes(data)
    assert len(list(tmp_path.glob("*.xlsx"))) == 3
    project, problems = open_project(tmp_path)
    assert project is not None
    assert [one.message() for one in problems if ".xlsx" in str(one.place)] == []


def test_a_month_whose_plans_are_all_nought_has_its_bulletin(write: Write) -> None:
    plans = "项目编号,月份,计划金额（万元）,下达日期\nX1,2023年4月,0,2023-04-03\n"
    text = text_of(write("monthly-bulletin", "2023-04-30", 月度计划=plans))
    assert "当月实际支出0.00万元。" in text


def test_before_anything_arose_the_ledger_says_so(write: Write) -> None:
    assert "还没有应当公开的事项" in text_of(write("disclosure-ledger", "2023-01-02"))


def test_a_project_for_which_nobody_made_a_plan_is_in_the_bulletin(write: Write) -> None:
    paid = "支付编号,项目编号,支付日期,金额（万元）,资金编号\nF2,X2,2023-03-25,150,Z1\n"
    text = text_of(write("monthly-bulletin", "2023-04-30", 支付=paid))
    assert "没有列当月计划的项目有1个" in text
    assert "没有列当月计划" not in text_of(write("monthly-bulletin", "2023-04-30"))


RECORDS = (
    "项目编号,三级指标,年度指标值,监控日期,截至完成值,全年预计,完成可能性\n"
    "X1,里程,≥10公里,2023-06-30,2公里,10公里,确定能\n"
    "X2,大棚,≥50座,2023-07-14,30座,50座,确定能\n"
)


def test_a_late_record_belongs_to_the_monitoring_of_its_time(write: Write) -> None:
    made = write("monitoring-report", "2023-08-10", 监控记录=RECORDS)
    assert (made.figures["监控.本次"], made.figures["监控.项目数"]) == ("2", "2")
    assert made.figures["绩效.未监控"] == "0"
    assert "2023年6月30日至2023年7月14日" in text_of(made)


def test_an_indicator_behind_its_time_is_a_deviation_however_sure_its_unit_is(
    write: Write,
) -> None:
    made = write("monitoring-report", "2023-08-10", 监控记录=RECORDS)
    assert (made.figures["监控.偏离数"], made.figures["监控.偏差数"]) == ("1", "0")
    assert "没有发现偏离" not in text_of(made)


def test_without_monitoring_no_report_says_that_nothing_deviates(write: Write) -> None:
    payments = (
        "支付编号,项目编号,支付日期,金额（万元）\nF1,X1,2023-01-20,99\nF2,X2,2023-01-25,200\n"
    )
    text = text_of(write("monitoring-report", "2023-01-31", 支付=payments))
    assert "还没有监控记录" in text
    assert "没有发现偏离" not in text
