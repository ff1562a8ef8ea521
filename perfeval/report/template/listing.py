"""All that a template may name, for people who write one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perfeval.report.figures.formats import accepted_words
from perfeval.report.figures.record import ONLY
from perfeval.report.outline.words import PREFIX
from perfeval.report.template.names import GROUP, Sources


@dataclass(frozen=True, slots=True)
class Usable:
    """One thing that a tag can name: of a kind, with what it prints today and an example."""

    kind: str
    name: str
    label: str
    now: str
    formats: str
    example: str


KINDS = {
    "figure": ("数字", "figures"),
    "family": ("分组数字（逐组重复）", "grouped figures (loops)"),
    "table": ("表（逐行重复）", "tables (loops)"),
    "word": ("词", "words"),
    "chart": ("图表", "charts"),
    "image": ("图片", "images"),
}


def usable(sources: Sources) -> Iterator[Usable]:
    """Give everything that a template may name."""
    figures = sources.figures
    for figure in figures.by_id.values():
        if "[" in figure.id or "|" in figure.id:
            continue
        now = f"{figure.text}{figure.unit}" if figure.text else "（没有值）"
        formats = "、".join(accepted_words(figures.kind(figure)))
        example = f"{{{{ {figure.id} }}}}"
        yield Usable("figure", figure.id, figure.label, now, formats, example)
    for family in figures.families.values():
        columns = "、".join([GROUP, *(measure or ONLY for measure in family.measures)])
        example = f"{{{{#each {family.id}}}}}{{{{组}}}}…{{{{/each}}}}"
        yield Usable("family", family.id, columns, f"{len(family.groups)} 组", "", example)
    for name, entity in figures.rows.entities().items():
        columns = "、".join(figures.rows.columns(name))
        first = entity.key[0]
        example = f"{{{{#each {name}}}}}{{{{{first}}}}}…{{{{/each}}}}"
        count = f"{len(figures.rows.all(name))} 行"
        yield Usable("table", name, columns, count, "", example)
    for word, text in sources.words.items():
        yield Usable("word", f"{PREFIX}{word}", "", text, "", f"{{{{ {PREFIX}{word} }}}}")
    for key, chart in sources.charts.items():
        yield Usable(
            "chart", key, str(chart.chart_title), str(chart.kind), "", f"{{{{图表 {key}}}}}"
        )
    for image in sources.images:
        yield Usable("image", image, "", "", "", f"{{{{图 {image}}}}}")
