"""python -m tests.fuzz [seconds for each target] [target ...]: looks for bytes that do what they must not.

With atheris (`pip install 'alive[fuzz]'`), which follows what the bytes reach, in a process for each target; without it
with Hypothesis. Found cases are written to `corpus/<target>`; a run that finds any ends with 1.
"""

import hashlib
import subprocess
import sys
import time
from importlib.util import find_spec
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
SECONDS = 60.0
LONGEST = 4096
"""Bytes of one input."""
ATHERIS_FOUND = 77
"""What libFuzzer exits with when it found something."""


def with_atheris(name: str, seconds: float) -> None:
    """Fuzz one target in this process; libFuzzer ends it."""
    import atheris

    with atheris.instrument_imports(include=["alive"]):
        from tests.fuzz.targets import TARGETS
    known = CORPUS / name
    arguments = [
        sys.argv[0], f"-max_total_time={seconds:g}", f"-max_len={LONGEST}", f"-artifact_prefix={known}/",
        f"-error_exitcode={ATHERIS_FOUND}", "-print_final_stats=1", "-verbosity=0",
    ]  # fmt: skip
    work = Path(".fuzz", name)
    work.mkdir(parents=True, exist_ok=True)
    atheris.Setup([*arguments, str(work), str(known)], TARGETS[name])
    atheris.Fuzz()


def with_hypothesis(name: str, seconds: float) -> int:
    """Fuzz one target until the time is over; how many inputs were tried."""
    from hypothesis import HealthCheck, Phase, given, settings

    from tests.fuzz.targets import TARGETS
    from tests.fuzz.test_fuzz import BYTES

    tried = 0
    end = time.perf_counter() + seconds

    @given(BYTES)
    @settings(
        max_examples=500, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
    )
    def run(data: bytes) -> None:
        nonlocal tried
        tried += 1
        try:
            TARGETS[name](data)
        except Exception:
            (CORPUS / name / f"found-{hashlib.sha256(data).hexdigest()[:16]}").write_bytes(data)
            raise

    while time.perf_counter() < end:
        run()
    return tried


def main(seconds: float, names: list[str]) -> int:
    """Fuzz targets one after the other; 1 if anything was found."""
    if not find_spec("atheris"):
        print("atheris is not installed: Hypothesis alone")
        for name in names:
            print(f"{name}: {with_hypothesis(name, seconds)} inputs")
        return 0
    ended = [
        subprocess.run([sys.executable, "-m", "tests.fuzz", "--one", name, str(seconds)], check=False).returncode
        for name in names
    ]
    return int(any(ended))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        with_atheris(sys.argv[2], float(sys.argv[3]))
    else:
        from tests.fuzz.targets import TARGETS

        given_seconds = float(sys.argv[1]) if sys.argv[1:] else SECONDS
        sys.exit(main(given_seconds, sys.argv[2:] or list(TARGETS)))
