"""Read what the overview's pages show, one page a file; scope is applied by the queries of the apps below."""
