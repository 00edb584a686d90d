"""`python -m vitascope`: the command line."""

import sys

from vitascope.cli import main

if __name__ == "__main__":
    sys.exit(main())
