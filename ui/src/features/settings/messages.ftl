### Settings.

settings-title = Settings

settings-parts = Parts of the settings
settings-part-general = General
settings-part-policies = Refresh policies
settings-part-support = Vendor support
settings-part-prices = Prices and worth

company-title = Company
company-note = as it stands on documents
company-name = Name
company-address = Address
company-phone = Phone
company-email = E-mail
company-signatoryName = Signs certificates
company-signatory-hint = A person’s name; it is printed under the signature line.
company-signatoryRole = Role
company-paper = Paper
company-paper-letter = Letter
company-paper-a4 = A4
company-currency = Currency
company-pickupPrefix = Pickups begin with
company-prefix-pickup = { $prefix }-0041
company-certificatePrefix = Certificates begin with
company-prefix-certificate = { $prefix }-{ $year }-0012
company-logo = Logo
company-logo-choose = Choose a picture…
company-logo-replace = Replace…
company-logo-remove = Remove
company-logo-pictures = Pictures
company-logo-there = It is printed on every document.
company-logo-hint = PNG or JPEG. Without one, documents show the first letter of the name.
company-save = Save
company-discard = Discard changes
action-save-company = Saved the company
action-set-logo = Set the logo
action-remove-logo = Removed the logo

decline-title = Loss of value
decline-note = each year; worth is estimated anew at once
decline-percent = Loses each year
decline-default = Default
decline-label = Loss of value in a year, in per cent: { $category }
decline-reset = Back to { $default }
decline-reset-label = { $words }: { $category }
percent = { $percent } %
action-set-decline = Set the yearly loss of value of { $category } to { $percent } %

price-title = Replacement prices
price-note = what one costs today, for budgets
price-category = Category
price-each = Price
price-label = Price to replace: { $name }, { $currency }
price-unknown = not known
price-inflation = Prices rise by
price-inflation-unit = % a year
price-inflation-wrong = Write per cent with one digit after the point, such as 2.5.
price-models = Models that cost something else
price-models-none = None: the price of the category holds for every model.
price-forget = An empty price goes back to the category’s.
price-model = Model
price-model-add = Add model…
price-model-title = Price of a model
price-model-hint = One that is in the book.
price-model-unknown = Choose a model from the list. It lists the models that were deployed.
price-save = Save price
action-set-replacement-price = Changed a replacement price
action-set-inflation = Set by how much prices rise

scanner-title = Scanner
scanner-note = how this reseller’s labels are read, on every computer with this book
scanner-prefix = Typed before each code
scanner-prefix-hint = What your scanner puts in front, if it does.
scanner-suffix = Typed behind each code
scanner-suffix-hint = Besides Enter or Tab.
scanner-letters = An S before a serial number and a P before a part number belong to the label
scanner-letters-hint = An S is only taken off where what follows is a number of HP, Cisco or Apple. Without this, both ways are looked for in the book.
scanner-save = Save
scanner-try = Try it
scanner-try-hint = Scan any label. It says how the code is read; nothing is written.
scanner-try-device = { $what }; in the book: { $model } at { $customer }, { $site }
action-save-scan-rules = Changed how scanned codes are read

look-title = Look
look-note = on this computer
look-system = As the system
look-light = Light
look-dark = Dark

book-title = Book
book-note = one file with everything in it
book-open = Open another…
book-new = New book…
book-files = Endwell books
book-suggested-name = book.endwell
book-hint = Beside the file lies a folder with the documents you attached. “Save a copy…” copies both, also while you work.
book-copy = Save a copy…
book-copy-name = { $name } copy { $day }.endwell
book-copied = The copy was written and checked: { $path }
book-export = Export everything…
book-export-folder = Choose where the export’s folder is made
book-export-hint = A folder that other programs and spreadsheets can read, and of which Endwell makes the same book again.
book-exported = Everything was written to { $path }: { $rows } rows in { $tables } tables, { $files ->
    [0] no documents
    [one] one document
   *[other] { $files } documents
  }.
book-restore = Make a book from an export…
book-restore-folder = Choose the folder of an export
book-restore-path = Choose where the new book is kept
book-running-export = Exporting everything
book-running-copy = Copying the book
book-running-restore = Checking the export and making the book
book-show = Open its folder

about-title = Bundled data
about-catalogue = The device catalogue, with categories and weights, comes from Boavizta environmental-footprint-data, under the Open Database License 1.0.
about-font = Documents are set in Lato, under the SIL Open Font License 1.1.
about-estimates = Worth and weight are estimates until you enter a price or the recycler weighs.
