"""Throw away what the demo has kept; run by `make demo-clean`."""

import shutil
import sys
from pathlib import Path

from demo.baas import DemoFout, alleen

MAP = Path("var/demo").resolve()


if __name__ == "__main__":
    try:
        with alleen(MAP):
            shutil.rmtree(MAP)
    except DemoFout as fout:
        sys.exit(str(fout))
