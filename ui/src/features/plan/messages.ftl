### The refresh plan.

plan-title = Refresh plan
plan-note = what falls due, soonest first
plan-bands = Due within
band-overdue = Overdue
band-30-days = In 30 days
band-90-days = In 90 days
band-180-days = In 180 days
band-year = In a year
plan-serial = Serial number
plan-model = Model
plan-customer = Customer
plan-category = Category
plan-site = Site
plan-due = Due on
plan-state = State
plan-outlet = Goes to
plan-worth = Worth
plan-sorted = Sorted by refresh date
plan-overdue =
    { $days ->
        [one] Overdue 1 day
       *[other] Overdue { $days } days
    }
plan-due-in =
    { $days ->
        [one] Due tomorrow
       *[other] Due in { $days } days
    }
plan-due-today = Due today
plan-selected = { $devices } selected
plan-selected-worth =
    { $sites ->
        [one] worth { $worth }, at one site
       *[other] worth { $worth }, at { $sites } sites
    }
plan-retire = Retire…
plan-select-hint = Select what is to go: a press on the box or Space, Shift for several, Ctrl A for all that is shown. Enter opens the device.
plan-none = Nothing is due here
plan-none-text = Choose another span above, or take a filter off.
plan-empty = No equipment yet
plan-empty-text = What you deploy gets its refresh date on the same day, and appears here when it falls due.
plan-empty-record = New deployment
plan-empty-import = Import orders
