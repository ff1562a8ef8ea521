"""Why a score, a total or a finding is what it is, down to the cells."""
