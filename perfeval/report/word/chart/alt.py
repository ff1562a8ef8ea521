"""What a chart says to who cannot see it: its description, and the numbers that it shows."""

from __future__ import annotations

from perfeval.report.word.document import Chart, Series

MOST_TOLD = 12
"""So many values are read out one by one; of more, the greatest and the least."""


def alt_text(chart: Chart) -> str:
    """Give the description of a chart followed by its numbers.

    They are the plotted texts, so that the description follows the data and cannot be forgotten.
    """
    unit = f"（单位：{chart.unit}）" if chart.unit else ""
    told = "；".join(text for series in chart.series if (text := _told(chart, series)))
    described = chart.alt.rstrip("。；")
    return f"{described}{unit}：{told}。" if told else f"{described}。"


def shown_title(chart: Chart) -> str:
    """Give the title over the chart, with the unit."""
    if not chart.title:
        return ""
    return f"{chart.title}（单位：{chart.unit}）" if chart.unit else chart.title


def _told(chart: Chart, series: Series) -> str:
    pairs = [
        (category, value)
        for category, value in zip(chart.categories, series.values, strict=True)
        if value
    ]
    name = f"{series.name}：" if len(chart.series) > 1 else ""
    if len(chart.series) * len(chart.categories) <= MOST_TOLD:
        return name + "，".join(f"{category} {value}" for category, value in pairs)
    if not pairs:
        return ""
    numbers = [number for number in series.numbers() if number is not None]
    most, least = numbers.index(max(numbers)), numbers.index(min(numbers))
    return (
        f"{name}共{len(pairs)}项，最大{pairs[most][0]} {pairs[most][1]}，"
        f"最小{pairs[least][0]} {pairs[least][1]}"
    )
