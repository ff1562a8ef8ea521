"""Run every benchmark, one after the other: ``python benchmarks/run_all.py [--quick]``."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

_FOLDER = Path(__file__).resolve().parent


def main() -> None:
    """Run one after the other; the exit code is that of the first that fails."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition(":")[0])
    parser.add_argument("--quick", action="store_true", help="less of everything")
    quick = parser.parse_args().quick
    jobs = (
        ("load.py", ["--runs", "2"]),
        ("scoring.py", ["--quick"]),
        ("streaming.py", ["--quick"]),
        ("events_stream.py", ["--quick"]),
        ("main_job.py", ["--runs", "2"]),
        ("templates.py", ["--runs", "2"]),
        ("events.py", ["--quick"]),
        ("forms.py", ["--forms", "50", "--rows", "2000", "--runs", "1"]),
        ("verifying.py", ["--runs", "2"]),
    )
    codes = []
    for name, less in jobs:
        print(f"== {name}", flush=True)
        command = [sys.executable, str(_FOLDER / name), *(less if quick else [])]
        codes.append(subprocess.run(command, check=False).returncode)
        print(flush=True)
    sys.exit(next((code for code in codes if code), 0))


if __name__ == "__main__":
    main()
