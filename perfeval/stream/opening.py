"""A project as a stream begins: its rulesets, and what its workbooks hold already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic, Place
from perfeval.project.config import Config, inputs, load_config
from perfeval.project.project import ruleset_folders
from perfeval.ruleset.loader import LoadedRuleset, load_ruleset
from perfeval.ruleset.program import Program
from perfeval.stream.rules.seasons import Seasons
from perfeval.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Opened:
    """A project for a stream.

    ``dataset`` has everything that the workbooks hold, whenever it came to be known, without rows
    that are names only. ``programs`` tell how rules are made, not what holds on a day.
    """

    config: Config
    vocabulary: Vocabulary
    dataset: Dataset
    loaded: tuple[LoadedRuleset, ...]
    programs: tuple[Program, ...]


def open_for_stream(
    root: Path, rulesets: Sequence[str] = ()
) -> tuple[Opened | None, list[Diagnostic]]:
    """Load a project folder, which may have no data; None when there is any error.

    Args:
        root: The folder.
        rulesets: Names or paths, in place of those in ``perfeval.toml``.
    """
    from perfeval.dataset import load_dataset
    from perfeval.dataset.named_rows import without_named_rows

    config, problems = load_config(root, data_needed=False)
    if config is None:
        return None, problems
    vocabulary, found = load_vocabulary(*config.vocabulary)
    problems.extend(found)
    if vocabulary is None:
        return None, problems
    dataset: Dataset | None = _nothing(vocabulary)
    files = inputs(config)
    if files:
        dataset, found = load_dataset(
            vocabulary, config.root, files, year=config.year, sheets=config.sheets
        )
        problems.extend(found)
    named: list[tuple[str, Place | None]] = [(name, None) for name in rulesets]
    loaded = _loaded(config, named or list(config.rulesets), problems)
    programs, found = Seasons(loaded, vocabulary, config.year).bind(config.as_of or date.max)
    problems.extend(one for one in found if one.severity == "error")
    if dataset is None or programs is None or any(one.severity == "error" for one in problems):
        return None, problems
    tables = without_named_rows(dataset.tables)
    dataset = Dataset(vocabulary, tables, dataset.sources, dataset.absent)
    return Opened(config, vocabulary, dataset, tuple(loaded), tuple(programs)), problems


def _loaded(
    config: Config, names: Sequence[tuple[str, Place | None]], problems: list[Diagnostic]
) -> list[LoadedRuleset]:
    made: list[LoadedRuleset] = []
    for name, place in names:
        one, found = load_ruleset(name, ruleset_folders(config.root), place)
        problems.extend(found)
        if one is not None:
            made.append(one)
    return made


def _nothing(vocabulary: Vocabulary) -> Dataset:
    from perfeval.dataset.tables import make_table

    entities = vocabulary.entities.values()
    tables = {entity.name: make_table(entity, ()) for entity in entities}
    return Dataset(vocabulary, tables, absent=frozenset(tables))
