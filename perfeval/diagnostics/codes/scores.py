"""PE53x: scoring."""

from perfeval.diagnostics.record import Code, Severity

NO_RULE_APPLIES = Code(
    "PE531",
    Severity.WARNING,
    "{entity}“{found}”没有规则适用，没有计分（规则集 {ruleset}）",
    "no rule of {ruleset} applies to “{found}” ({entity}): it is not scored",
    "看这一行填得对不对；填得对的，给规则集补一条管它的规则。",
    "see whether the row is right; if it is, give the ruleset a rule for it.",
)
