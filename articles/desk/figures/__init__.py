"""Figures: how the newsroom works and is read, as charts and as the numbers they are drawn from.

`questions` asks the database within a period, `stays` reads the events of a story, `charts` draws;
`published`, `read` and `made` say what is shown, `pages` shows it. No figure of the whole newsroom
names a story.
"""
