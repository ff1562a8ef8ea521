"""Watching a project folder: when its files have changed and are whole, it is evaluated again.

By polling size and time of its files: that works on network drives, which tell nobody of changes,
and needs no library. A poll reads no file.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from perfeval.project.config import FILE_NAME, load_config
from perfeval.project.project import ruleset_folders

Snapshot = Mapping[Path, tuple[int, int]]
"""Size and time of change of each file that takes part."""

LOCK_PREFIX = "~$"
DATA = (".xlsx", ".xlsm", ".xls", ".et", ".csv")
_ZIPPED = (".xlsx", ".xlsm")
_PATIENCE = 10  # polls to wait for a workbook that stays broken while nobody has it open


def snapshot(root: Path) -> Snapshot:
    """Look at every file that an evaluation of the project reads."""
    config, _ = load_config(root)
    paths = {root / FILE_NAME}
    if config is not None:
        paths |= {*config.files, *config.vocabulary}
    else:  # something is wrong with perfeval.toml or a file is gone: see whatever may mend it
        near = [*root.glob("*"), *root.glob("*/*")]
        paths |= {path for path in near if path.suffix.lower() in DATA}
    for folder in ruleset_folders(root):
        paths.update(folder.glob("*.yaml"))
        for main in folder.glob("*/ruleset.yaml"):
            paths.update(main.parent.glob("*.yaml"))
    seen: dict[Path, tuple[int, int]] = {}
    for path in sorted(paths):
        try:
            stat = path.stat()
        except OSError:
            continue
        if not path.name.startswith(LOCK_PREFIX):
            seen[path] = (stat.st_size, stat.st_mtime_ns)
    return seen


def whole(path: Path) -> bool:
    """Whether a file can be read and, when it is a workbook, has its end."""
    try:
        with path.open("rb") as file:
            return path.suffix.lower() not in _ZIPPED or zipfile.is_zipfile(file)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def settled_changes(
    root: Path, start: Snapshot, pause: Callable[[], None]
) -> Iterator[tuple[Path, ...]]:
    """Give, without end, the files that changed, each time they have come to rest.

    At rest means: the same at two polls, and each changed workbook whole. A workbook that stays
    broken is given after a while, so that it is told, but not while a spreadsheet program has it
    open (``~$`` beside it).

    Args:
        root: The project folder.
        start: A look taken before the first evaluation, so that no change falls between the two.
        pause: Waits for one interval; what it raises ends the watch.
    """
    last = now = start
    waited = 0
    while True:
        pause()
        before, now = now, snapshot(root)
        changed = _different(last, now)
        if not changed or now != before:
            waited = 0
            continue
        broken = [path for path in changed if not whole(path)]
        waited += 1
        if any(_is_open(path) for path in broken) or (broken and waited < _PATIENCE):
            continue
        last, waited = now, 0
        yield changed


def _different(one: Snapshot, other: Snapshot) -> tuple[Path, ...]:
    return tuple(sorted(path for path in {*one, *other} if one.get(path) != other.get(path)))


def _is_open(path: Path) -> bool:
    """Whether a spreadsheet program has a workbook open; WPS and Excel drop long names' start."""
    beside = (path.with_name(f"{LOCK_PREFIX}{path.name[cut:]}") for cut in (0, 1, 2))
    return any(lock.exists() for lock in beside)
