"""The invented newsroom of the demo: its people, its stories, what becomes of them, its pictures.
Pure data and drawings: nothing here imports Django, and every person and place is made up."""
