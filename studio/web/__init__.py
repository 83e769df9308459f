"""Page of this computer on which a digit is drawn, read while it is drawn, and filmed."""
