"""What all HTTP shares: who calls, what went wrong, what comes in, and how much of it."""
