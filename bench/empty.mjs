// Does nothing: what starting Node takes by itself.
