"""What is open by now and how it came about, kept beside the rows."""

from __future__ import annotations

import marshal
import pickle
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from perfeval.diagnostics import Place
from perfeval.engine.outcome import Finding
from perfeval.history.changes import happened
from perfeval.history.entry import Entry
from perfeval.history.identity import Sighting, gravest
from perfeval.history.lives import Life, add
from perfeval.stream.kept.store import Store

_PART = ("rule", "rule_name", "level", "certain", "subject", "subject_name")


class State:
    """Findings as they are, by unit and row, and their lives so far."""

    def __init__(self, store: Store) -> None:
        self._database = store.database
        self.gone: dict[str, int] = {}
        """The rows of findings that went, by identity; whoever knows why clears it."""

    def put(
        self, unit: int, owners: Iterable[int], rules: Iterable[str],
        found: Sequence[tuple[int, Sighting]],
    ) -> set[str]:  # fmt: skip
        """Let findings take the place of those that rules had of some rows; gives what differs."""
        select = "SELECT id, rule, held FROM seen WHERE unit = ? AND owner = ?"
        delete = "DELETE FROM seen WHERE unit = ? AND owner = ? AND id = ? AND rule = ?"
        wanted = frozenset(rules)
        new: dict[int, dict[tuple[str, str], bytes]] = {}
        for owner, one in found:
            new.setdefault(owner, {})[one.id, one.finding.rule] = _packed(one)
        different: set[str] = set()
        for owner in owners:
            rows = self._database.execute(select, (unit, owner)).fetchall()
            old = {(name, rule): held for name, rule, held in rows if rule in wanted}
            now = new.get(owner, {})
            if old == now:
                continue
            for key in old.keys() - now.keys():
                self._database.execute(delete, (unit, owner, *key))
                self.gone[key[0]] = owner
                different.add(key[0])
            for key, held in now.items():
                if old.get(key) != held:
                    self._database.execute(
                        "INSERT OR REPLACE INTO seen VALUES (?, ?, ?, ?, ?)",
                        (unit, owner, *key, held),
                    )
                    different.add(key[0])
        return different

    def owners(self, unit: int, rules: Iterable[str]) -> list[int]:
        """Give the rows of which rules have a finding."""
        wanted = sorted(rules)
        marks = ",".join("?" * len(wanted))
        query = f"SELECT DISTINCT owner FROM seen WHERE unit = ? AND rule IN ({marks})"  # noqa: S608
        return [owner for (owner,) in self._database.execute(query, (unit, *wanted))]

    def all_owners(self, unit: int) -> list[int]:
        """Give the rows of which a unit has a finding."""
        query = "SELECT DISTINCT owner FROM seen WHERE unit = ?"
        return [owner for (owner,) in self._database.execute(query, (unit,))]

    def sightings(self, name: str) -> list[Sighting]:
        """Give what is seen under one identity."""
        query = "SELECT held FROM seen WHERE id = ?"
        return [_sighting(name, h) for (h,) in self._database.execute(query, (name,))]

    def everything(self) -> Iterable[Sighting]:
        """Give everything that is seen now, in the order of units and rows."""
        for name, held in self._database.execute("SELECT id, held FROM seen"):
            yield _sighting(name, held)

    def counts(self) -> Counter[tuple[str, bool]]:
        """Count what is seen by level and certainty."""
        return Counter((one.finding.level, one.finding.certain) for one in self.everything())

    def advance(
        self, names: Iterable[str], day: date, cause: Callable[[Entry], str],
        judged: Callable[[Entry], bool],
    ) -> list[Entry]:  # fmt: skip
        """Say what happened to identities by a day, and let their lives go on.

        What is not seen and was not ``judged`` is left alone: not checked is not put right.
        """
        wanted = sorted(names)
        seen = [one for name in wanted for one in self.sightings(name)]
        now = gravest(seen)
        lives = {name: life for name in wanted if (life := self.life(name)) is not None}
        known = {name: one for name, one in lives.items() if name in now or judged(one.last)}
        made = happened(known, now, day, cause)
        for entry in made:
            self.apply(entry)
        return made

    def life(self, name: str) -> Life | None:
        """Give the life of a finding; its entries are not kept but for the last."""
        query = "SELECT held FROM lives WHERE id = ?"
        found = self._database.execute(query, (name,)).fetchone()
        return None if found is None else pickle.loads(found[0])  # noqa: S301 - own

    def apply(self, entry: Entry) -> None:
        """Let a life go on by an entry."""
        life = self.life(entry.id) or Life(entry.id, entry, entry.day)
        add(life, entry)
        query = "INSERT OR REPLACE INTO lives VALUES (?, ?)"
        self._database.execute(query, (entry.id, pickle.dumps(life)))


def _packed(one: Sighting) -> bytes:
    finding = one.finding
    values = [one.ruleset, finding.said, str(finding.place)]
    values += [getattr(finding, name) for name in _PART]
    return marshal.dumps(values)


def _sighting(name: str, held: bytes) -> Sighting:
    ruleset, said, place, *rest = marshal.loads(held)  # noqa: S302 - own
    finding = Finding(
        **dict(zip(_PART, rest, strict=True)), entity="", row=-1, message=said, basis=(),
        place=Place(place), evidence=(), ruleset=ruleset,
    )  # fmt: skip
    return Sighting(name, ruleset, finding)
