### What the window says when the core gives no words, and words of the field that several features share.

refused-without-words = This could not be done ({ $code }). Nothing was changed.

action-without-words = Change to the book
history-undo = Undone: { $what }
history-redo = Done again: { $what }

outlet-certified-recycler = Certified recycler
outlet-take-back = Take-back programme
route-printer-supplies = printer supplies have programmes of their own
route-small-electronics = small enough for a programme’s box
route-holds-data = because it holds data
route-hazardous = because it needs care: lead, mercury or a large battery
route-large = too large for a programme’s box

state-in-service = In service
state-retired = Retired
state-disposed = Gone
