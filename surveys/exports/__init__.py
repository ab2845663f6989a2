"""Files for analysts: tables and codebooks, as the programs of others read them."""
