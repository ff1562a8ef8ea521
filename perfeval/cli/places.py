"""Places of totals, and totals brought together, for a console."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perfeval.cli.language import Words
from perfeval.cli.tables import table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from perfeval.engine.outcome import Placing, SubjectScore, Summary


def place_cell(placing: Placing | None, words: Words) -> str:
    """Give a place with how many were ranked; “-” for none."""
    from perfeval.values.show import show_plain

    if placing is None:
        return "-"
    tied = words(" 并列", " tied") if placing.tied else ""
    return f"{show_plain(placing.rank)}/{placing.of}{tied}"


def unplaced(subjects: Sequence[SubjectScore], words: Words) -> list[str]:
    """Say among whom places are given, and who has none."""
    lines = []
    groups: dict[str, int] = {}
    for one in subjects:
        if one.placing is not None and one.placing.within:
            groups[one.placing.within] = one.placing.of
    if groups:
        said = words("；", "; ").join(f"{name} {count}" for name, count in groups.items())
        lines.append(words(f"分开排名：{said}", f"ranked apart: {said}"))
    without = [one.key for one in subjects if one.placing is None]
    if without:
        names = words("、", ", ").join(without[:10]) + (" …" if len(without) > 10 else "")
        count = len(without)
        lines.append(words(f"没有名次的 {count} 个：{names}", f"{count} without a place: {names}"))
    return lines


def summary_text(summary: Summary, words: Words) -> str:
    """Lay out one summary under its name."""
    from perfeval.values.show import show_number, show_plain

    rule = summary.rule
    head = [
        words("名称", "name"), words("个数", "count"), words("计入", "counted"),
        words("得分", "points"), words("简单平均", "simple mean"), words("名次", "place"),
        words("说明", "note"),
    ]  # fmt: skip
    rows = [
        [
            row.name,
            str(row.count),
            str(row.used),
            words("待定", "open") if row.points is None else show_number(row.points, 2),
            "-" if row.simple is None else show_plain(row.simple),
            place_cell(row.placing, words),
            row.note,
        ]
        for row in summary.rows
    ]
    # The simple mean stands beside a weighted one, since the two are often taken for each other.
    left_out = [] if rule.method == "加权平均" else [4]
    left_out += [] if rule.ties else [5]
    kept = [n for n in range(len(head)) if n not in left_out]
    shown = table([head[n] for n in kept], [[row[n] for n in kept] for row in rows], (1, 2, 3))
    parts = [words(f"{rule.name}（{summary.said}）", f"{rule.name} ({summary.said})"), shown]
    if summary.without:
        names = words("、", ", ").join(summary.without[:10])
        count = len(summary.without)
        parts.append(
            words(f"没有归到哪一组的 {count} 个：{names}", f"{count} in no group: {names}")
        )
    return "\n".join(parts)
