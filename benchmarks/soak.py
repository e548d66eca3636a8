"""Minutes of mixed use, to see whether a worker's memory grows: reading and marking, by four workers."""

import subprocess
import sys
import time
from pathlib import Path

from .pages import learners_cookie
from .server import CONNECTIONS, pinned, site

MINUTES = 10
WORKERS = 4
MIXED = Path(__file__).with_name("soak.lua")


def measure(place: Path, minutes: int) -> None:
    """Print each minute what the workers hold. Any answer that is not 2xx or 3xx ends it: it would be a lie."""
    print(f"| minute, {WORKERS} workers | MB of the largest | MB of all |\n|---|---|---|")
    with site(place, workers=WORKERS) as served:
        command = [*pinned(1), "wrk", "-t1", f"-c{CONNECTIONS}", f"-d{minutes * 60}s", "--timeout", "10s"]
        command += ["-H", f"Cookie: {learners_cookie(served.origin)}", "-s", str(MIXED), served.origin]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as asking:
            for minute in range(1, minutes + 1):
                # The last is read while it is still asked.
                time.sleep(60 if minute < minutes else 55)
                held = served.megabytes()
                print(f"| {minute} | {max(held):.0f} | {sum(held):.0f} |", flush=True)
            said, _ = asking.communicate()
    if "Non-2xx" in said or "Socket errors" in said:
        sys.exit(f"It did not answer well:\n{said}")
    print(f"\n{said.strip().splitlines()[-2].strip()}")
