"""From lines to labels: what each line and each piece of a head line is."""
