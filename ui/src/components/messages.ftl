### Words the shared parts say themselves.

cancel = Cancel
close = Close
undo = Undo
status-label = What was just done
field-optional = optional
key-control = Ctrl
key-shift = Shift
progress-of = { $done } of { $total }

day-placeholder = 30 Nov 2026
day-ambiguous = { $typed } can be two dates. Write the month as a word, such as 3 May 2026.
day-impossible = There is no { $typed } in the calendar.
day-unreadable = This is not a date Endwell can read. Write it like 30 Nov 2026.

money-unreadable = This is not an amount. Write it like 1,234.50.
money-too-fine = { $typed } has more digits after the point than the currency has.
money-too-large = { $typed } is too large an amount.

window-title = { $title } · Endwell
find-placeholder = Find a serial, customer, certificate…
palette-title = Find or do
palette-nothing = Nothing found for “{ $typed }”.

combobox-suggestions = Suggestions
chip-remove = Remove “{ $text }”
table-selected = Selected
table-failed = The rest of the list could not be read.
table-again = Try again
chart-as-table = As a table
chart-as-chart = As a chart
chart-total = Total
pane-close = Close details

address-street = Street
address-city = City
address-region = State or region
address-postal-code = Postal code
address-country = Country
screen-filters = What is listed

scan-hint = Enter or Tab ends a code. Backspace here, or { $undo }, takes the last one back; Esc stops.
scan-accepted = Accepted
scan-duplicate = Duplicate
scan-unknown = Unknown
scan-said = { $verdict }: { $code }. { $note }
scan-taken-back = Taken back: { $code }
scan-take-back = Take back
scan-sound = Sound
scan-stop = Stop scanning
scan-before = Scanned before

export-menu = Export
export-as-csv = CSV…
export-as-xlsx = Excel workbook…
export-as-open = Open as a workbook
export-named = { $name }: { $how }
export-rows =
    { $count ->
        [one] 1 row
       *[other] { $rows } rows
    }
export-running = Writing the list

spans-today = today
spans-today-is = Today is { $day }.

choose-several-add = Add to: { $label }
choose-several-nothing = Nothing of that name is left to add.
choose-several-added = Added: { $text }
choose-several-chosen = Chosen: { $label }
