"""From a résumé to what people and programs read: JSON, text, pages, and blinded copies."""
