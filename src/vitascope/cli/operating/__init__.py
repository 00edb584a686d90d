"""Commands about a server: its accounts, what it keeps, and how it is doing."""
