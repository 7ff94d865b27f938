"""Build the same plain deck with several tools and compare time, memory and file size."""
