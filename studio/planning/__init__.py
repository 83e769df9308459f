"""Jobs made from what the user asked for; nothing is drawn, read or written here."""
