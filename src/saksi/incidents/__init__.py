"""One happening once: mentions joined into incidents, and articles into stories. Pure functions; they remember nothing."""
