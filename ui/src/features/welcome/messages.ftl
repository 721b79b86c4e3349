### The first time Endwell is opened.

welcome-title = Welcome to Endwell
welcome-text = Endwell keeps what you deployed at your customers: when each device should be refreshed, where it goes at its end, and the proof that it went there.
welcome-name = Your company
welcome-name-hint = It stands on your certificates. Address, logo and signature follow in the settings.
welcome-paper = Paper
welcome-paper-letter = Letter
welcome-paper-a4 = A4
welcome-currency = Currency
welcome-begin = Begin
welcome-open = Open a book you have
welcome-books = Endwell books
