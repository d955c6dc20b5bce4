"""The tests: one package, so that they can share the ground they stand on."""
