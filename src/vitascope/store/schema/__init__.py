"""Tables, one module an aggregate; importing `tables` makes them all known to the metadata."""
