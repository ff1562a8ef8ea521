"""Opening a project: vocabulary, dataset and programs, and everything wrong with them at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from perfeval.dataset import Dataset
from perfeval.diagnostics import Diagnostic, Place
from perfeval.diagnostics.codes import project as codes
from perfeval.diagnostics.printers.terminal import Sources
from perfeval.files import shipped
from perfeval.files.text import decode
from perfeval.project.config import FILE_NAME, Config, inputs, load_config
from perfeval.ruleset import Program
from perfeval.ruleset.loader import find_ruleset, load_ruleset
from perfeval.vocabulary import Vocabulary, load_vocabulary


@dataclass(frozen=True, slots=True)
class Project:
    """A project folder, loaded; ``dataset`` is what was known on ``as_of``."""

    config: Config
    as_of: date
    vocabulary: Vocabulary
    dataset: Dataset
    programs: tuple[Program, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project as far as it could be loaded; ``dataset`` has rows of after the evaluation date.

    ``data_problems`` are those found in the data; a cell that is wrong is a missing value.
    """

    project: Project
    dataset: Dataset
    data_problems: Sequence[Diagnostic]


def open_project(
    root: Path, *, as_of: str | None = None, rulesets: Sequence[str] = ()
) -> tuple[Project | None, list[Diagnostic]]:
    """Load a project folder; None when there is any error, and then all of them are told.

    Args:
        root: The folder.
        as_of: The evaluation date as text, in place of the one in ``perfeval.toml``.
        rulesets: Names or paths, in place of those in ``perfeval.toml``.
    """
    loaded, problems = load_project(root, as_of=as_of, rulesets=rulesets)
    if loaded is None or any(d.severity == "error" for d in problems):
        return None, problems
    return loaded.project, problems


def load_project(
    root: Path, *, as_of: str | None = None, rulesets: Sequence[str] = ()
) -> tuple[Loaded | None, list[Diagnostic]]:
    """Load a project folder as far as it goes; the arguments are those of :func:`open_project`."""
    from perfeval.dataset import load_dataset
    from perfeval.dataset.as_of import known_by

    config, problems = load_config(root)
    day = _as_of(as_of, config, problems)
    if config is None:
        return None, problems
    vocabulary, found = load_vocabulary(*config.vocabulary)
    problems.extend(found)
    if vocabulary is None:
        return None, problems
    named: list[tuple[str, Place | None]] = [(name, None) for name in rulesets]
    names = named or list(config.rulesets)
    programs = _programs(config, names, vocabulary, day or date.max, problems)
    dataset, of_data = load_dataset(
        vocabulary, config.root, inputs(config), year=config.year, sheets=config.sheets
    )
    problems.extend(of_data)
    if dataset is not None and programs:
        from perfeval.engine.scores.overrides import find_overrides

        known = [name for name, _ in config.rulesets] if rulesets else None
        problems.extend(find_overrides(programs, dataset, known=known)[1])
    if dataset is None or day is None:
        return None, problems
    seen = known_by(dataset, day, data_day=config.as_of)
    project = Project(config, day, vocabulary, seen, tuple(programs))
    return Loaded(project, dataset, of_data), problems


def ruleset_folders(root: Path) -> tuple[Path, ...]:
    """Give where a project's own rulesets stand, before those shipped."""
    return (root / "rulesets", root)


def _as_of(given: str | None, config: Config | None, problems: list[Diagnostic]) -> date | None:
    if given is not None:
        try:
            return date.fromisoformat(given)
        except ValueError:
            problems.append(codes.BAD_AS_OF.at(None, found=given))
            return None
    if config is not None and config.as_of is None:
        problems.append(codes.NO_AS_OF.at(Place(FILE_NAME)))
    return config.as_of if config else None


def _programs(
    config: Config,
    names: Sequence[tuple[str, Place | None]],
    vocabulary: Vocabulary,
    day: date,
    problems: list[Diagnostic],
) -> list[Program]:
    from perfeval.ruleset import bind

    programs: list[Program] = []
    for name, place in names:
        loaded, found = load_ruleset(name, ruleset_folders(config.root), place)
        problems.extend(found)
        if loaded is not None:
            program, found = bind(loaded, vocabulary, day, year=config.year)
            problems.extend(found)
            if program is not None:
                programs.append(program)
    return programs


def source_reader(root: Path, rulesets: Sequence[Path] = ()) -> Sources:
    """Give a function that finds the text of a file by the name that places print.

    ``rulesets`` are files that were named by path; places print them with their folder's name.
    """
    named = {f"{path.resolve().parent.name}/{path.name}": path for path in rulesets}

    def read(file: str) -> str | None:
        if file in named:
            return decode(named[file].read_bytes())
        own = [folder / file for folder in (root, *ruleset_folders(root))]
        own.append(root / "report_templates" / file)
        ours = [shipped.rulesets() / file, shipped.report_templates() / file]
        found = find_ruleset(file.removesuffix("/ruleset.yaml"), ruleset_folders(root))
        beside = [path.resolve().parent.parent / file for path in rulesets]
        candidates = [*own, *([found] if found else []), *beside, *ours, Path(file)]
        for path in candidates:
            if path.is_file() and path.suffix in (".yaml", ".yml", ".toml", ".csv"):
                return decode(path.read_bytes())
        return None

    return read
