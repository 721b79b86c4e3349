### Import: a list becomes devices and models of the book, after a look at every row.

import-title = Import
import-pasted = Pasted list
import-pasted-list = a pasted list
import-of =
    { $source }, { $count ->
        [one] one row
       *[other] { $rows } rows
    }
import-steps = Steps of the import
import-step-columns = Columns
import-step-check = Check
import-step-done = Import
import-safe = Nothing is written before the last step.
import-same = The same list can be imported again: what is in the book already stays as it is.
import-other = Import another list

import-start = Take a list into the book
import-start-text = A spreadsheet of devices or models, an export of another program, or a distributor’s orders. The same list can come again: what is in the book already stays as it is.
import-choose = Choose a file
import-paste = Paste a list
import-snipe = From Snipe-IT
import-formats = CSV, TSV, TXT, XLSX, XLS, ODS, and orders as JSON. Or press Ctrl+V here with cells of a spreadsheet.
import-pick = Choose a list
import-files = Lists and orders
import-about-columns = You see how the file was read and which column holds what, and correct it.
import-about-check = You see of every row whether it is new, changes something, or cannot be taken and why. You mend it in place.
import-about-done = Only then the book is written to, all at once. The whole import can be undone.
import-lost = This list is no longer at hand. Choose it again; nothing was written.

import-paste-title = Paste a list
import-paste-label = Cells of a spreadsheet
import-paste-hint = Copy them with their headings in the spreadsheet, and paste them here.
import-paste-read = Read the list

import-earlier = Earlier imports
import-source = List
import-when = When
import-changed = Changed
import-undo = Undo
import-undo-named = Undo the import of { $source }
import-undone = Undone { $day }
import-undo-this = Undo this import
import-undo-title = Undo the import of { $source }?
import-undo-added =
    { $count ->
        [one] One new entry leaves the book again.
       *[other] { $count } new entries leave the book again.
    }
import-undo-changed =
    { $count ->
        [one] One that was changed is put back as it was.
       *[other] { $count } that were changed are put back as they were.
    }
import-undo-free = Nothing depends on them.
import-undo-steps = What was done before and after it can then no longer be undone step by step.

import-read-title = How it was read
import-kind = List of
import-kind-devices = Devices
import-kind-models = Models
import-sheet = Sheet
import-encoding = Encoding
import-encoding-utf-8 = Unicode (UTF-8)
import-encoding-utf-16le = Unicode (UTF-16)
import-encoding-utf-16be = Unicode (UTF-16, reversed)
import-encoding-windows-1252 = Western (Windows)
import-encoding-windows-1250 = Central European (Windows)
import-encoding-macintosh = Western (old Mac)
import-delimiter = Columns are parted by
import-delimiter-comma = Comma ,
import-delimiter-semicolon = Semicolon ;
import-delimiter-tab = Tab
import-delimiter-bar = Bar |
import-headings = Names of the columns
import-headings-none = In no row
import-headings-row = In row { $row }

import-mapping-title = Which column is what
import-mapping-by = Read the columns as
import-by-headings = Their names say
import-choice-saved = { $name } (saved)
import-choice-preset = { $name }
import-proposed-saved = As you saved it under “{ $name }”.
import-proposed-preset = The names are those of { $name }.
import-proposed-headings = Proposed by the names of the columns and what is in them.
import-mapping-save = Save this mapping…
import-mapping-remove = Remove
import-mapping-save-title = Save this mapping
import-mapping-save-text = The next list of this shape is read the same way.
import-mapping-name = Name
import-mapping-known = A mapping of this name is there already; it is replaced.
import-mapping-keep = Save
import-mapping-replace = Replace it

import-columns-title = Fields of the book
import-columns-note =
    { $count ->
        [one] the list has one column
       *[other] the list has { $count } columns
    }
import-field = Field
import-column = Column of the list
import-samples = What is in it
import-fixed = Where that is empty
import-fixed-of = { $field }, where the list says nothing
import-column-of = Column of { $field }
import-column-more = Column { $number } of { $field }
import-no-column = – none –
import-another-column = Add another column
import-column-nameless = Column { $number }
import-column-again = { $name } ({ $number })
import-needed-all = needed
import-needed-new = needed for new devices
import-filled = in { $filled } of { $rows } rows
import-unused = Not taken over
import-unused-note =
    { $count ->
        [one] nothing is taken from this column
       *[other] nothing is taken from these { $count } columns
    }
import-unused-more =
    { $count ->
        [one] and one more
       *[other] and { $columns } more
    }
import-order-year-first = year first
import-order-month-first = month first
import-order-day-first = day first
import-order-as = { $day }, { $order }
import-dates-read = { $sample } is read as { $as }
import-dates-question = { $field }: what does { $sample } mean?
import-decimals-of = How { $field } is written
import-decimals-point = 1,234.50
import-decimals-comma = 1.234,50
import-open = Still open: { $fields }
import-check = Check the rows

import-twice = The same as in row { $row }.
import-change = { $field }: { $from } → { $to }
import-nothing = nothing

import-shown = Rows shown
import-show-all = All
import-show-new = New
import-show-update = Update
import-show-unchanged = Unchanged
import-show-refused = Refused
import-show-odd = Odd
import-verdict = What happens
import-verdict-new = New
import-verdict-update = Update
import-verdict-unchanged = Unchanged
import-verdict-refused = Refused
import-verdict-odd = { $verdict }, odd
import-rows = Rows of the list
import-row = Row
import-no-rows = No such rows
import-no-rows-text = Choose another filter above.
import-again = Try again
import-check-again = Check again
import-questions =
    { $count ->
        [one] One question first
       *[other] { $count } questions first
    }
import-category-question = What are these? The category decides refresh date and route.
import-category-of = Category of { $word }
import-choose-category = Choose
import-rows-count =
    { $count ->
        [one] one row
       *[other] { $rows } rows
    }
import-answer =
    { $count ->
        [0] Answer
        [one] Answer for all its rows
       *[other] Answer { $count } for all their rows
    }
import-reasons = Why rows are refused
import-reason-heading = Reason
import-reason-missing = missing
import-reason-row-too-short = too few cells
import-reason-row-too-wide = too many cells
import-reason-row-too-long = too long
import-reason-row-not-text = characters that cannot be read
import-reason-quote-not-closed = a quotation mark is not closed
import-reason-serial-placeholder = no serial number
import-reason-serial-damaged = rounded by a spreadsheet
import-reason-serial-twice = twice in the list
import-reason-serial-known = in the book already
import-reason-device-elsewhere = at another customer
import-reason-device-not-in-service = no longer in service
import-reason-not-a-day = not a day
import-reason-not-a-day-in-a-file = not a day
import-reason-date-ambiguous = can be two dates
import-reason-day-out-of-range = out of range
import-reason-day-in-future = in the future
import-reason-day-before = before the deployment
import-reason-not-a-number = not a number
import-reason-amount-unreadable = not an amount
import-reason-not-whole = not a whole number
import-reason-negative = not more than nothing
import-reason-too-large = too large
import-reason-too-long = too long
import-reason-out-of-range = out of range
import-reason-unknown-category = category unknown
import-reason-unknown-currency = currency unknown
import-reason-has-control-characters = invisible characters
import-reason-other = cannot be taken

import-detail = The row in words
import-meant = Read as: { $what }
import-detail-none = Stand on a row to see what is the matter with it. Enter or F2 changes a cell.
import-detail-new = Will be entered.
import-detail-unchanged = The book says the same already.
import-detail-update = Will be changed.
import-detail-refused = Cannot be taken.
import-row-number = Row { $number }
import-edited = Row { $number } is now: { $verdict }
import-edited-fields = changed by you: { $fields }

import-back = Back
import-run =
    { $count ->
        [0] Import
        [one] Import one row
       *[other] Import { $rows } rows
    }
import-refused-choice = While rows are refused
import-good-only = Only the good rows
import-all-or-nothing = Nothing while rows are refused
import-held =
    { $count ->
        [one] one row is refused
       *[other] { $rows } rows are refused
    }
import-nothing-new = nothing in this list is new
import-comes = with { $what }
import-new-customers =
    { $count ->
        [one] one new customer
       *[other] { $count } new customers
    }
import-new-sites =
    { $count ->
        [one] one new site
       *[other] { $count } new sites
    }
import-new-models =
    { $count ->
        [one] one new model
       *[other] { $count } new models
    }
import-save-refused = Save refused rows…
import-save-refused-title = Save the refused rows
import-refused-file = { $name } refused.csv
import-refused-files = CSV
import-saved-refused = The refused rows are in { $file }. Mend them there and import that file.
import-doing-reading = Reading the list
import-doing-checking = Checking every row
import-doing-importing = Importing

import-done =
    { $count ->
        [one] One row is in the book
       *[other] { $rows } rows are in the book
    }
import-done-nothing = Nothing was new
import-done-new = { $count } new.
import-done-updated = { $count } updated.
import-done-unchanged =
    { $count ->
        [one] One was in the book already.
       *[other] { $count } were in the book already.
    }
import-done-with = { $what } came with them.
import-done-refused =
    { $count ->
        [one] One refused row was left out.
       *[other] { $count } refused rows were left out.
    }
import-done-equipment = Show the equipment
import-done-undone = This import was undone: the book is as it was before.

action-import-list =
    Imported { $source }: { $new } new, { $updated ->
        [one] one updated
       *[other] { $updated } updated
    }
action-import-models =
    Imported { $source }: { $new ->
        [one] one new model
       *[other] { $new } new models
    }, { $updated } updated
action-undo-import = Undid the import of { $source }
action-save-mapping = Saved the mapping { $name }
action-remove-mapping = Removed the mapping { $name }
