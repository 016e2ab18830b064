"""Measures a cold start: coldstart.py PROGRAM

Prints how long the window takes from exec to a painted, focused unlock screen,
as the median of several starts. What is there is heard through the
accessibility tree and looked at on the screen, so the figure is a little above
what a person sees. Run it inside virtual-display.
"""
import os
import subprocess
import statistics
import sys
import tempfile
import time
from pathlib import Path

from window import Window

STARTS = 5
# Colours a painted unlock screen has at the least: text is anti-aliased.
COLOURS = 50


def painted():
    seen = subprocess.run(["import", "-window", "root", "-format", "%k", "info:"], capture_output=True, text=True, check=True)
    return int(seen.stdout) >= COLOURS


def main(program):
    took = []
    with tempfile.TemporaryDirectory(prefix="coldstart-") as folder:
        env = {k: v for k, v in os.environ.items() if not k.startswith("XDG_") or k == "XDG_SESSION_TYPE"}
        env["HOME"] = folder
        vault = Path(folder) / "vault"
        subprocess.run([program, "demo", str(vault)], env=env, check=True, stdout=subprocess.DEVNULL)
        for _ in range(STARTS):
            start = time.monotonic()
            with Window([program, "--vault", str(vault)], env=env) as w:
                w.find("push button", "Unlock")
                w.until(painted, "nothing was painted")
                took.append(time.monotonic() - start)
    print(f"ColdStart\t{statistics.median(took):.2f} s to a painted unlock screen ({', '.join(f'{t:.2f}' for t in took)})")


main(os.path.abspath(sys.argv[1]))
