### Settings.

settings-title = Settings

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

policy-title = Policies by category
policy-note = apply to what is deployed from now on; worth is estimated anew at once
policy-category = Category
policy-months = Refresh after
policy-usual = Usual
policy-percent = Loses each year
policy-default = Default
policy-usual-range = { $from } to { $to } months
policy-unit-months = months
policy-unit-percent = %
policy-label-months = Months in service: { $category }
policy-label-percent = Loss of value in a year, in per cent: { $category }
policy-default-months = { $months } months
policy-default-percent = { $percent } %
policy-none = none
policy-reset = Back to { $default }
policy-reset-label = { $words }: { $category }
action-set-refresh-policy =
    Set the refresh policy for { $what }{ $moved ->
        [0] { "" }
        [one] ; one refresh date moved
       *[other] ; { $moved } refresh dates moved
    }
action-remove-refresh-policy =
    Removed the refresh policy for { $what }{ $moved ->
        [0] { "" }
        [one] ; one refresh date moved
       *[other] ; { $moved } refresh dates moved
    }
action-set-customer-terms =
    Changed the planning of { $what }{ $moved ->
        [0] { "" }
        [one] ; one refresh date moved
       *[other] ; { $moved } refresh dates moved
    }
action-set-vendor-support =
    Set the end of vendor support of { $what }{ $moved ->
        [0] { "" }
        [one] ; one refresh date moved
       *[other] ; { $moved } refresh dates moved
    }
action-remove-vendor-support =
    Removed the end of vendor support of { $what }{ $moved ->
        [0] { "" }
        [one] ; one refresh date moved
       *[other] ; { $moved } refresh dates moved
    }
action-set-decline = Set the yearly loss of value of { $category } to { $percent } %

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
book-hint = Beside the file lies a folder with the documents you attached. Copy both for a backup.

about-title = Bundled data
about-catalogue = The device catalogue, with categories and weights, comes from Boavizta environmental-footprint-data, under the Open Database License 1.0.
about-font = Documents are set in Lato, under the SIL Open Font License 1.1.
about-estimates = Worth and weight are estimates until you enter a price or the recycler weighs.
