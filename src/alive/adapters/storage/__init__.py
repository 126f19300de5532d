"""Files of the script's own, which lie beside it: the tokens, and the log of what was done."""
