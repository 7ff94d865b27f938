"""The rules, found by themselves."""
