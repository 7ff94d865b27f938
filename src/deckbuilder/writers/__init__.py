"""One output format per module. Each turns scenes into a file and knows nothing of the others."""
