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

answered-declined = Declined
answered-replaced = Being replaced

state-in-service = In service
state-retired = Retired
state-disposed = Gone

refresh-counted =
    { $months ->
        [one] 1 month after { $day }
       *[other] { $months } months after { $day }
    }
refresh-warranty = Warranty ends { $day }
refresh-warranty-over = Warranty was over when it was deployed, { $day }
refresh-support = Vendor support ends { $day }
refresh-support-over = Vendor support was over when it was deployed, { $day }
refresh-by-policy = { $counted }, { $policy }
refresh-policy-default = default for { $category }
refresh-policy-category = policy for { $category }
refresh-policy-customer = policy for { $customer }
refresh-policy-customer-category = policy for { $category } at { $customer }
refresh-policy-model = policy for { $model }
refresh-policy-customer-model = policy for { $model } at { $customer }
refresh-policy-asset = policy for this device
refresh-the-model = the model
refresh-the-customer = the customer
refresh-pick-earliest = the earliest of several dates
refresh-pick-latest = the latest of several dates
refresh-moved-month-end = moved to the end of the month
refresh-moved-quarter-end = moved to the end of the quarter
refresh-moved-fiscal-year-end = moved to the end of the fiscal year
refresh-closed-month = moved out of { $month }, which is closed
refresh-closed = moved out of a closed month
refresh-unknown-policy = the months in service are not known
refresh-unknown-warranty = the warranty’s end is not known
refresh-unknown-support = the end of vendor support is not known
refresh-manual = Set by hand
refresh-manual-reason = Set by hand: { $reason }
refresh-nothing = Nothing is scheduled
refresh-nothing-policy = Nothing is scheduled, { $policy }

terms-never = Never: nothing is scheduled
terms-months =
    { $months ->
        [one] 1 month in service
       *[other] { $months } months in service
    }
terms-warranty = the warranty’s end
terms-support = the end of vendor support
terms-earliest = the earliest of { $first } and { $last }
terms-latest = the latest of { $first } and { $last }
terms-moved = { $terms }, { $moved }

scan-none-part = It names the part { $part }, not one device. Scan its serial number.
scan-none-product = It names the product { $product }, the same on every piece. Scan the serial number.
scan-none-link = A web address that names no serial number.
scan-none = No serial number could be read from it.
scan-holds-serial = serial number { $number }
scan-holds-part = part { $number }
scan-holds-product = product { $number }
scan-holds-tag = asset tag { $number }
