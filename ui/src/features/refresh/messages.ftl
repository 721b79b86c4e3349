### When equipment is refreshed: policies, vendors' support, what a customer asks of planning, dates of single devices.

effect-title = What this changes
effect-unknown = What this does to refresh dates appears here.
effect-nobody = No device in service follows this. Dates set by hand stay as they are.
effect-nothing =
    { $count ->
        [one] The one device this concerns keeps its refresh date.
       *[other] All { $devices } devices this concerns keep their refresh dates.
    }
effect-moved =
    { $count ->
        [one] { $moved } of { $all } refresh dates moves
       *[other] { $moved } of { $all } refresh dates move
    }
effect-all-moved =
    { $count ->
        [one] The one refresh date this concerns moves
       *[other] All { $all } refresh dates this concerns move
    }
effect-overdue =
    { $count ->
        [one] { $devices } device becomes overdue
       *[other] { $devices } devices become overdue
    }
effect-no-longer-overdue =
    { $count ->
        [one] { $devices } device is no longer overdue
       *[other] { $devices } devices are no longer overdue
    }
effect-gained =
    { $count ->
        [one] { $devices } device gets its first date
       *[other] { $devices } devices get their first date
    }
effect-lost =
    { $count ->
        [one] { $devices } device loses its date
       *[other] { $devices } devices lose their date
    }
effect-farthest = The { $count } that move farthest
effect-table = Devices that move farthest
effect-serial = Serial number
effect-model = Model
effect-customer = Customer
effect-from = From
effect-to = To
effect-no-date = no date

policies-title = By category
policies-note = for everything that no policy above speaks of
policies-others = For customers and models
policies-others-note = the most specific holds: a model’s before a customer’s, a customer’s before its category’s
policies-others-none = None yet. Add one where a customer replaces earlier or later than others, or a model lasts longer.
policy-category = Category
policy-rule = Refresh
policy-usual = Usual, months
policy-range = { $from } to { $to }
policy-usual-range = usual: { $from } to { $to }
policy-verb = What to do
policy-is-default = default
policy-for = Holds for
policy-for-at = Holds at { $customer } for
policy-for-device = Device { $serial }
policy-kind-customer = A customer
policy-kind-category = Equipment
policy-kind-model = A model
policy-customer = Customer
policy-customer-unknown = Choose a customer from the list.
policy-every-customer = every customer
policy-all-equipment = All equipment
policy-model = Model
policy-model-hint = One that is in the book.
policy-model-unknown = Choose a model from the list. It lists the models that were deployed.
policy-there-already = There is a policy for this already. Saving changes it.
policy-when = When
policy-by-date = By date
policy-never = Never
policy-dates = Which dates count
policy-by-months = Months in service
policy-months-field = How many months
policy-by-warranty = When the warranty ends
policy-by-support = When the vendor’s support ends
policy-choose-a-date = Choose at least one date, or Never.
policy-pick = Of several dates
policy-earliest = The earliest
policy-latest = The latest
policy-moved = Moved to
policy-moved-as-counted = Not moved
policy-moved-month-end = The end of its month
policy-moved-quarter-end = The end of its quarter
policy-moved-fiscal-year-end = The end of the fiscal year
policy-moved-fiscal-hint = Each customer’s own; it is set on the customer’s page.
policy-unknown-hint = A date that is not known does not count. Where none is known, the device follows the policy that would hold without this one, and says so.
policy-add = Add policy…
policy-add-title = Add policy
policy-change = Change…
policy-change-title = Change policy
policy-change-named = Change the policy: { $name }
policy-remove = Remove…
policy-remove-named = Remove the policy: { $name }
policy-remove-title = Remove the policy: { $name }
policy-remove-text = Its devices follow the more general policy again: the customer’s, or the category’s.
policy-remove-device-text = The device follows the policy for its model, its customer or its category again.
policy-remove-verb = Remove policy
policy-save = Save policy
policy-default-verb = Back to default
policy-default-named = Back to the default: { $name }
policy-default-text = Refresh will be: { $terms }.
scope-at = { $what } at { $customer }
scope-all = all equipment

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

support-title = Vendor support
support-text = When a vendor ends its support of a model: no more updates, no more parts. Policies can count with it, and every device shows it.
support-find = Find maker or model
support-maker = Maker
support-model = Model
support-ends = Support ends
support-as-of = As of
support-as-of-hint = When you found it there; empty: today.
support-source = Source
support-source-hint = Where it stands: an address, a letter.
support-add = Add date
support-add-title = Add the end of a vendor’s support
support-change-title = Change the end of a vendor’s support
support-change-named = Change the date: { $name }
support-remove-title = Remove the date: { $name }
support-remove-text = Policies that count with it pass the question on to the next.
support-remove-verb = Remove date
support-save = Save date
support-import = Import CSV…
support-pick = Choose a list of support dates
support-files = Lists of support dates
support-look-up = Look up online
support-looking-up = Asking { $service }
support-nothing-new =
    { $known ->
        [0] The service names no date for the models in this book.
       *[other] The service names nothing that is not in this book already.
    }
support-old = { $why } This is what it said on { $day }.
support-unread =
    { $unread ->
        [one] One of the { $asked } lists that were asked for could not be read.
       *[other] { $unread } of the { $asked } lists that were asked for could not be read.
    }
support-none = No dates yet
support-none-text = Add them one by one, import a list with the columns maker, model and support ends, or look up the models of this book online.
support-none-found = Nothing found
support-none-found-text = No maker or model has “{ $text }” in its name.
support-service = Looked up at { $address }. Only names of products leave this computer.
support-service-change = Change…
support-service-title = Where dates of support are looked up
support-service-text = The public service, or a copy of it in your own network. Only names of products are sent.
support-service-address = Address
support-service-public = The public service
support-service-save = Save address
support-proposed = Proposed dates
support-take = Take over
support-take-title = Dates of support from { $from }
support-take-label = Take over { $name }
support-take-verb =
    { $count ->
        [one] Take over { $rows } date
       *[other] Take over { $rows } dates
    }
support-line = Line
support-kept = In the book
support-news = What it is
support-news-new = New
support-news-changed = Changes
support-news-unchanged = Known
support-news-refused = Refused
support-why = { $field }: { $why }
support-field-maker = Maker
support-field-model = Model
support-field-endsOn = Support ends
support-field-asOf = As of
support-field-source = Source
support-count-new = { $rows } new
support-count-changed =
    { $count ->
        [one] { $rows } changes
       *[other] { $rows } change
    }
support-count-unchanged = { $rows } known already
support-count-refused = { $rows } refused
support-shown = { $shown } of { $all } are shown.
support-show-all = Show all
action-import-vendor-support =
    { $models ->
        [one] Took over the end of support of one model
       *[other] Took over the end of support of { $models } models
    }{ $moved ->
        [0] { "" }
        [one] ; one refresh date moved
       *[other] ; { $moved } refresh dates moved
    }
action-set-support-service = Changed where dates of support are looked up

planning-title = What the customer asks for
planning-usual = as usual: nothing was said yet
planning-change = Change…
planning-change-title = Planning at { $customer }
planning-save = Save
planning-currency = Currency
planning-currency-hint = Budgets and proposals are made in it.
planning-currency-company = { $currency }, as the company
planning-due-soon = Due soon
planning-days = { $count } days
planning-days-before = { $count } days before its date
planning-year = Fiscal year begins
planning-year-start = { $day } { $month }
planning-year-month = Fiscal year begins in
planning-year-day = On day
planning-year-hint = 1 to 28.
planning-closed = Closed months
planning-closed-none = none
planning-closed-hint = No refresh is planned in a closed month, such as August at a school. Its dates move to the end of the open month before.
planning-policies = Policies made for this customer
planning-policies-note = they come before those of the category
planning-policies-none = None: the policies of the settings hold.

date-title = Refresh date of { $serial }
date-now = Now { $now }
date-on = Refresh on
date-on-hint = It holds until you let the device follow its policy again.
date-reason = Reason
date-reason-hint = It stands beside the date.
date-needed = Enter the date.
date-save = Set date
warranty-title = Warranty of { $serial }
warranty-until = Runs until
warranty-hint = The last day; empty: not known. Policies that count with the warranty follow.
warranty-save = Save
action-set-refresh-date =
    { $devices ->
        [one] Set the refresh date to { $on }
       *[other] Set the refresh date of { $devices } devices to { $on }
    }
action-follow-refresh-policy =
    { $devices ->
        [one] The device follows its policy again
       *[other] { $devices } devices follow their policies again
    }
action-set-warranty =
    { $devices ->
        [one] Changed the warranty of a device
       *[other] Changed the warranty of { $devices } devices
    }
