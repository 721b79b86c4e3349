### The register of a Snipe-IT, read over its API: where it answers, and the token that opens it.

snipe-it-title = Read from Snipe-IT
snipe-it-text = Endwell reads the equipment there, what is archived too, and changes nothing in it. Nothing enters your book before you have seen it.
snipe-it-address = Address
snipe-it-address-hint = As in your browser, such as https://assets.example.com.
snipe-it-token = API token
snipe-it-token-hint = Made in Snipe-IT under your name, Manage API Keys. It is kept in this system's keyring, never in the book.
snipe-it-token-kept = Kept in this system's keyring. Type another one to replace it.
snipe-it-token-there = kept
snipe-it-token-once = This system has no keyring, or it does not open: the token is used once and not kept.
snipe-it-save = Save
snipe-it-forget = Forget address and token
snipe-it-forgotten = Forgotten.
snipe-it-forgotten-not-token = The address is forgotten. The keyring does not open now: if it holds a token, remove “Endwell” there.
snipe-it-read = Read the register

action-set-snipe-it = Changed where Snipe-IT is read
action-forget-snipe-it = Forgot where Snipe-IT is read
