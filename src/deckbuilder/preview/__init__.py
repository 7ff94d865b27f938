"""A talk in the browser while it is being written.

What is shown is worked out without any server: `memory` and `pictures` keep what stays the same,
`state` is what a page shows, `changes` finds the slide that is being edited, `following` makes a
state after each save. `guard`, `hub`, `files` and `server` bring it to the browser.
"""
