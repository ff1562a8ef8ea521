"""What rulesets change in those that they inherit, for one ruleset or all of a project."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from perfeval.diagnostics.printers.json import place_as_json
from perfeval.project.config import FILE_NAME, load_config
from perfeval.project.project import ruleset_folders
from perfeval.ruleset.changes import Change
from perfeval.ruleset.keywords import KEYWORDS
from perfeval.ruleset.lineage import Parent
from perfeval.ruleset.loader import LoadedRuleset, load_ruleset

_KINDS = {
    "changed": ("改", "changed"),
    "added": ("增", "added"),
    "retired": ("停用", "retired"),
}


@dataclass(frozen=True, slots=True)
class Heritage:
    """A ruleset, those that it inherits (the nearest first) and what it changes in the nearest."""

    ruleset: str
    parents: tuple[Parent, ...]
    changes: tuple[Change, ...]


def heritage_of(target: str) -> list[Heritage]:
    """Give the heritage of each ruleset that a target of ``perfeval check`` means.

    Rulesets that inherit nothing or cannot be read are left out.
    """
    path = Path(target)
    if path.is_dir() and (path / FILE_NAME).is_file():
        config, _ = load_config(path)
        names = config.rulesets if config is not None else ()
        loaded = [load_ruleset(name, ruleset_folders(path))[0] for name, _ in names]
    else:
        loaded = [load_ruleset(target, (Path("rulesets"),))[0]]
    return [_heritage(one) for one in loaded if one is not None and one.parents]


def _heritage(loaded: LoadedRuleset) -> Heritage:
    return Heritage(str(loaded.ruleset.ruleset), loaded.parents, loaded.changes)


def as_text(heritage: Heritage, lang: str) -> Iterator[str]:
    """Give the lines that a person reads."""
    chain = [f"{p.id}（版本 {p.version}）" for p in heritage.parents]
    counts = [sum(c.kind == kind for c in heritage.changes) for kind in _KINDS]
    if lang == "en":
        chain = [f"{p.id} (version {p.version})" for p in heritage.parents]
        said = "{} changed, {} added, {} retired".format(*counts)
        yield f"{heritage.ruleset} inherits {' → '.join(chain)}: {said}"
    else:
        said = "改 {} 处，增 {} 处，停用 {} 处".format(*counts)
        yield f"{heritage.ruleset} 继承 {' → '.join(chain)}：{said}"
    for change in heritage.changes:
        yield f"  {_line(change, lang)}"


def _line(change: Change, lang: str) -> str:
    kind = _KINDS[change.kind][lang == "en"]
    what = " ".join(part for part in (_key(change.section, lang), change.item) if part)
    if change.key:
        what = f"{what} {_key(change.key, lang)}"
    nothing = "nothing" if lang == "en" else "没有"
    before, after = (side.get(lang) or nothing for side in (change.before, change.after))
    colon = ": " if lang == "en" else "："
    place = f"  [{change.place}]" if change.place is not None else ""
    if change.kind == "retired":
        return f"{kind} {what}{colon}{change.cause}{place}"
    shown = after if change.kind == "added" else f"{before} → {after}"
    return f"{kind} {what}{colon}{shown}{place}"


def _key(name: str, lang: str) -> str:
    return name if lang == "en" else KEYWORDS.get(name, name)


def as_json(heritage: Heritage, lang: str) -> Mapping[str, Any]:
    """Give a heritage as plain data; texts of before and after have the keys of the language."""
    return {
        "ruleset": heritage.ruleset,
        "inherits": [
            {"ruleset": p.id, "version": p.version, "file": p.file, "sha256": p.sha256}
            for p in heritage.parents
        ],
        "changes": [
            {
                "kind": change.kind,
                "section": change.section,
                "item": change.item,
                "key": change.key,
                "before": change.before.get(lang),
                "after": change.after.get(lang),
                "cause": change.cause,
                "place": place_as_json(change.place),
            }
            for change in heritage.changes
        ],
    }
