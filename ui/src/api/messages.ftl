### What the window says when the core gives no words.

refused-without-words = This could not be done ({ $code }). Nothing was changed.
