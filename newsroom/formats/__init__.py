"""How the desk writes dates where Django's own way is not a newsroom's (FORMAT_MODULE_PATH)."""
