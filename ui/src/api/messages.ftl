### What the window says when the core gives no words.

refused-without-words = This could not be done ({ $code }). Nothing was changed.

action-without-words = Change to the book
history-undo = Undone: { $what }
history-redo = Done again: { $what }
