### What the window says when the core gives no words, and words of the field that several features share.

refused-without-words = This could not be done ({ $code }). Nothing was changed.

# Kinds of things as sentences of refusals say them after “this”, where they are not called as the core calls them.
thing-routing_table = routing table
thing-programme = take-back programme
thing-terms = entry of terms
thing-certification = certification
thing-status_check = look-up of a certification
thing-customer_requirement = requirement of a customer

action-without-words = Change to the book
history-undo = Undone: { $what }
history-redo = Done again: { $what }

outlet-certified-recycler = Certified recycler
outlet-take-back = Take-back programme
route-stays = Stays
route-by-rule = by the rule “{ $rule }”
route-none-registered = No outlet is in the register yet.
route-none-offered = None may take it. { $reasons }
route-reason-without-words = A reason without words ({ $code }).
route-proposed = Proposed
route-offered = May take it
route-not-offered = Not offered
route-open-outlet = Open in the register
route-for = For it
route-conditions = See to
route-against = Against it
route-cost-paid = costs { $amount }
route-cost-paid-unknown = costs, amount not noted
route-cost-credited = credits { $amount }
route-cost-credited-unknown = credited, amount not noted
route-cost-free = free
route-cost-unknown = price not known

outlet-choice-later = Choose later
outlet-choice-programme = { $name } (programme)
outlet-choice-open-title = Chosen later
outlet-choice-open = It can be chosen later, before it is received.
outlet-choice-none = No recycler or programme is in the book yet. Plan now, and choose one later.
outlet-choice-certified = Holds today, by its dates: { $held }.
outlet-choice-not-certified = No certification of this facility is valid today.
outlet-choice-run-by = Run by { $operator }.
outlet-choice-run-until = Run by { $operator } to { $day }.

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
