"""One input format per module, other than our own YAML."""
