"""For each rule, a log that just meets it and one that just misses it."""
