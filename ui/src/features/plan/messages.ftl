### The refresh plan.

plan-heading = Refresh plan
plan-sides = Sides of the refresh plan
plan-side-due = Due
plan-side-forecast = Forecast
plan-side-plans = Plans
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
plan-month = One month
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
plan-extend = Extend…
plan-declined = Declined…
plan-replaced = Being replaced…
plan-retire = Retire…
plan-select-hint = Select what is to go: a press on the box or Space, Shift for several, Ctrl A for all that is shown. Enter opens the device.
plan-none = Nothing is due here
plan-none-text = Choose another span above, or take a filter off.
ranking-devices = Devices
ranking-budget = Budget
ranking-unpriced = Without a price
plan-empty = No equipment yet
plan-empty-text = What you deploy gets its refresh date on the same day, and appears here when it falls due.
plan-empty-record = New deployment
plan-empty-import = Import a list

answer-title-extended =
    { $devices ->
        [one] Extend 1 device
       *[other] Extend { $devices } devices
    }
answer-title-declined =
    { $devices ->
        [one] Refresh of 1 device declined
       *[other] Refresh of { $devices } devices declined
    }
answer-title-replaced =
    { $devices ->
        [one] 1 device is being replaced
       *[other] { $devices } devices are being replaced
    }
answer-text-extended = They leave the list and come back when the new date nears.
answer-text-declined = The customer keeps them. They leave the list and are not asked about again.
answer-text-replaced = They leave the list. What takes their place is noted at each of them.
answer-until = New refresh date
answer-deployment-label = Replaced by the deployment
answer-choose-deployment = Choose…
answer-no-deployments = No deployment of this customer yet
answer-deployment =
    { $devices ->
        [one] { $day }, { $site }, 1 device
       *[other] { $day }, { $site }, { $devices } devices
    }
answer-deployment-order =
    { $devices ->
        [one] { $day }, { $site }, { $order }, 1 device
       *[other] { $day }, { $site }, { $order }, { $devices } devices
    }
answer-not-recorded = What replaces them is not in the book yet?
answer-record = Record the deployment
answer-reason = Reason
answer-reason-hint-extended = What the customer said; it stands in the device’s history.
answer-reason-hint-declined = What the customer said; it stands in the device’s history.
answer-reason-hint-replaced = Stands in the device’s history.
answer-verb-extended = Extend
answer-verb-declined = Note as declined
answer-verb-replaced = Note as being replaced
answer-several-customers = The selected devices stand at { $customers } customers.
answer-several-customers-text = One deployment can replace only devices of the customer it was made at. Filter by a customer, or select devices of one customer only.
action-answer-refresh =
    { $answer ->
        [extended] { $devices ->
            [one] Extended 1 device to { $until }
           *[other] Extended { $devices } devices to { $until }
        }
        [declined] { $devices ->
            [one] Noted 1 device as declined
           *[other] Noted { $devices } devices as declined
        }
        [replaced] { $devices ->
            [one] Noted 1 device as being replaced
           *[other] Noted { $devices } devices as being replaced
        }
       *[other] { $devices ->
            [one] Took back the answer for 1 device
           *[other] Took back the answers for { $devices } devices
        }
    }
