"""`python -m vitascope`: the command line."""

import sys

if __name__ == "__main__":
    try:
        from vitascope.cli import main

        sys.exit(main())
    except KeyboardInterrupt:
        # Ctrl-C while the command line itself was loading.
        sys.exit(130)
