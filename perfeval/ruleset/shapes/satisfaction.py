"""满意度: answers by option, weighted, then scored (财预〔2021〕101号 附件1 三(七)4)."""

from __future__ import annotations

from perfeval.diagnostics.codes.shapes import TOO_FEW
from perfeval.files.typed import Described, Text
from perfeval.language import build
from perfeval.language import core as c
from perfeval.language.types import NUMBER, RATE
from perfeval.ruleset.shapes.base import Lowered, Shape, ShapeContext
from perfeval.ruleset.shapes.constants import rate_within
from perfeval.ruleset.shapes.graded import Graded


class Option(Described):
    """One option of the question: how many answers chose it, and what one of them counts."""

    name: Text
    answers: Text
    counts_as: Text


class Satisfaction(Graded, Shape):
    """``rate = Σ answers × counts_as / Σ answers``, scored as bands, steps or between two points.

    The divisor is the number of answers, not of questionnaires; without answers there is no rate.
    """

    options: list[Option]

    def lower(self, context: ShapeContext) -> Lowered | None:
        """Lower to the shape that scores the weighted rate."""
        rate = self._rate(context)
        lowered = self.graded(context, "满意度", rate)
        if lowered is None or rate is None:
            return None
        return Lowered(lowered.score, lowered.reason, (("满意率", rate), *lowered.steps))

    def _rate(self, context: ShapeContext) -> c.Core | None:
        if len(self.options) < 2:
            count = len(self.options)
            context.note(TOO_FEW, context.indicator, key="选项", least=2, found=count)
            return None
        checked = [_option(option, context) for option in self.options]
        known = [option for option in checked if option is not None]
        if len(known) < len(checked):
            return None
        counted = tuple(c.Compare(">=", given, build.ZERO) for given, _ in known)
        answers, weighted = known[0]
        for more, product in known[1:]:
            answers = c.Arith("+", answers, more, NUMBER)
            weighted = c.Arith("+", weighted, product, NUMBER)
        asked = c.Compare(">", answers, build.ZERO)
        rate = c.Guard(asked, build.quotient(weighted, answers), "没有人作答", RATE)
        return c.Guard(c.Logic("and", counted), rate, "人次是负数", RATE)


def _option(option: Option, context: ShapeContext) -> tuple[c.Core, c.Core] | None:
    """Give the number of answers and what they count."""
    answers = context.expr(option.answers, "number")
    weight = rate_within(context, "折合", option.counts_as, 0, 100)
    counts_as = None if weight is None else context.expr(option.counts_as, "rate")
    if answers is None or counts_as is None:
        return None
    return answers, build.times(answers, counts_as)
