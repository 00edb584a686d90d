"""Work that is done later: asking for it, following it, running it, and losing none of it."""
