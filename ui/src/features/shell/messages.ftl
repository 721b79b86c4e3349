### The window around the screens: the rail, its commands, undo.

skip-to-content = Skip to content
rail-label = Places
place-today = Today
place-customers = Customers
place-equipment = Equipment
place-plan = Refresh plan
place-pickups = Pickups
place-certificates = Certificates
place-recyclers = Recyclers
place-settings = Settings
command-group = Go to and do
command-new-deployment = New deployment
command-undo = Undo
command-redo = Redo
undid = Undone: { $what }
redid = Done again: { $what }
nothing-to-undo = There is nothing to undo.
nothing-to-redo = There is nothing to redo.
unexpected-title = Something went wrong in Endwell
unexpected-text = This is a fault in Endwell, not in what you typed. Nothing was changed by this step. Copy the details and send them to support; then go on or start Endwell again.
unexpected-copy = Copy details
unexpected-copied = Copied
error-title = This could not be shown
error-not-found = There is no such place in Endwell.
error-back = Go to Today
error-again = Try again
