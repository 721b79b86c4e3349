# What the desktop host says itself: only what must be said before there is a window, and the names of its menus.

book-sample-title = Endwell – sample book, thrown away when you close it
book-title = Endwell
book-other-title = { $name } – Endwell

start-failed-title = Endwell cannot start
start-bad-argument = Endwell does not understand “{ $argument }”. Start it with the path of a book, with --demo for a sample book, or with nothing.
start-book-refused = Endwell cannot open the book { $path }. Your file was not changed.

    Detail: { $detail }
start-book-newer = The book { $path } was last used by a newer Endwell. Update Endwell on this computer to open it. Your file was not changed.
start-book-not-ours = The file { $path } is not an Endwell book. It was not changed.
start-book-busy = Another program is using the book { $path }. Close it and start Endwell again.
start-book-unreadable = Endwell cannot read the book { $path }. The file may be damaged, or you may not be allowed to read it. Copy it to a safe place before you try anything else.

    Detail: { $detail }
start-folder-refused = Endwell cannot use the folder { $path } for your book. Check that you may write there, and that the disk is not full.

    Detail: { $detail }
start-no-window = Endwell cannot open its window.

    Detail: { $detail }

menu-edit = Edit
menu-window = Window
