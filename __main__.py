"""Run the command line as ``python -m samrad``."""

from .cli import main

if __name__ == "__main__":
    main()
