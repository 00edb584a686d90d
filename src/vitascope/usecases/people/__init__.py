"""Who uses an installation, and who is asking just now."""
