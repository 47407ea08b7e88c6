"""`python -m warta`: the same as the `warta` command."""

from warta.cli import main

if __name__ == "__main__":
    main()
