"""The modules in benchmarks/peers are imported as its scripts import them."""

import sys
from pathlib import Path

# Behind all else: what lies in benchmarks/ hides nothing.
sys.path.append(str(Path(__file__).resolve().parent.parent.parent / "benchmarks"))
