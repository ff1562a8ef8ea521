"""The county as a whole: its projects, and what belongs to no project."""

from __future__ import annotations

import random
from datetime import date, timedelta

from county.planting import planted
from county.project import Project, events_of_project
from county.tables import Rows, dataset_of
from perfeval.dataset import Dataset
from perfeval.vocabulary import Vocabulary

AS_OF = date(2022, 12, 31)
_TOWNS = tuple(f"{name}镇" for name in "东西南北中前后左右上下江河湖海山川林泽原")
_DEPARTMENTS = ("农业农村局", "水利局", "交通局", "住建局", "林草局", "文旅局", "教育局", "人社局")
_USES = {"产业发展": True, "基础设施": True, "就业培训": True, "楼堂馆所": False, "发放工资": False}
_PROJECTS_A_FUND = 20


def make_county(vocabulary: Vocabulary, projects: int, *, seed: int = 2022) -> Dataset:
    """Make a county of so many projects, with some sixty dated events each.

    Args:
        vocabulary: the shipped one, or one that extends it.
        projects: how many, 1 or more.
        seed: another seed is another county.

    Raises:
        KeyError: when the vocabulary lacks a table or field that the county fills.
    """
    rows: Rows = {name: [] for name in vocabulary.entities}
    rows["乡镇"] = [{"乡镇名称": town} for town in _TOWNS]
    rows["部门"] = [{"部门名称": name} for name in _DEPARTMENTS]
    rows["使用范围"] = [{"事项名称": name, "是否允许": good} for name, good in _USES.items()]
    for number in range(-(-projects // _PROJECTS_A_FUND)):
        rows["资金"].append(
            {
                "资金编号": f"ZJ{number:04}",
                "资金名称": f"第{number + 1}批衔接资金",
                "资金类别": "衔接资金",
                "级次": ("中央", "省级", "地市级", "县级")[number % 4],
                "金额": 20_000,
                "到位日期": date(2022, 1, 10) + timedelta(days=number % 20),
                "是否统筹": number % 3 == 0,
            }
        )
    for number in range(projects):
        # A generator of its own: a project is the same in a small county and in a big one.
        rng = random.Random(seed * 1_000_003 + number)
        project = Project(
            number,
            town=_TOWNS[number % len(_TOWNS)],
            department=_DEPARTMENTS[number % len(_DEPARTMENTS)],
            fund=f"ZJ{number // _PROJECTS_A_FUND:04}",
            violation=planted(number),
        )
        for entity, made in events_of_project(project, rng):
            rows[entity].append(made)
    _duty(rows)
    return dataset_of(vocabulary, rows)


def _duty(rows: Rows) -> None:
    """The platform is watched twice a day; one shift a month is missed, one has a stand-in."""
    for offset in range(365):
        day = date(2022, 1, 1) + timedelta(days=offset)
        for shift in ("上午", "下午"):
            person = f"盯控{offset % 7}"
            rows["值班安排"].append({"值班日期": day, "班次": shift, "值班人": person})
            if day.day == 13 and shift == "下午":
                continue
            seen = "替班" if day.day == 21 and shift == "上午" else person
            rows["巡查"].append(
                {"巡查日期": day, "班次": shift, "值班人": seen, "预警数": 1, "查证数": 1}
            )
