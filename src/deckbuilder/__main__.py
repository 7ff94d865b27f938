"""`python -m deckbuilder`: the command line."""

from deckbuilder.cli import main

main()
