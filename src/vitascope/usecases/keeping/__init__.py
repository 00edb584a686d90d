"""What is kept: taken in, found again, handed out, deleted."""
