"""A newsroom of any size to measure: `make bench-data` fills it, `make bench` times its pages."""
