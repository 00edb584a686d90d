"""From labelled blocks to the parts of a résumé, one module a group of sections."""
