### Recording a deployment.

deployment-title = New deployment
deployment-customer = Customer
deployment-customer-first = Choose the customer first
deployment-add-customer = Add “{ $name }” as a new customer
deployment-site = Site
deployment-add-site = Add site
deployment-day = In service from
deployment-order = Order number
deployment-warranty = Warranty
deployment-warranty-hint = Months, or its last day.
deployment-warranty-by-line = Warranty by line
deployment-equipment = Equipment
deployment-equipment-note = scan, type or paste serial numbers; Enter for the next
deployment-add-supplies = Add supplies
deployment-supplies-note = toner, batteries, cables: counted, without serial numbers
deployment-look =
    { $count ->
        [one] One line needs a look before this can be recorded. Nothing you typed is lost.
       *[other] { $count } lines need a look before this can be recorded. Nothing you typed is lost.
    }
deployment-look-head = Something above needs a look before this can be recorded. Nothing you typed is lost.
deployment-counts =
    { $devices ->
        [one] { $devices } device
       *[other] { $devices } devices
    }{ $supplies ->
        [0] { "" }
        [one] , { $supplies } supply
       *[other] , { $supplies } supplies
    }
deployment-worth = worth { $worth } at refresh
deployment-discard = Discard
deployment-record = Record deployment
deployment-recorded =
    Recorded { $devices ->
        [0] { $supplies ->
            [one] { $supplies } supply
           *[other] { $supplies } supplies
        }
        [one] { $devices } device
       *[other] { $devices } devices
    } at { $customer }, with refresh date and end of life.
deployment-another = Another for this customer
deployment-lifecycle-plan = Lifecycle plan…
deployment-show-customer = Show the customer

deployment-scan = Scan
deployment-scan-serial = Scan a serial number
deployment-scan-tag = Scan the asset tag of { $serial }
deployment-scan-model = Model of what is scanned
deployment-scan-order = What is scanned of each device
deployment-scan-serials = Serial numbers
deployment-scan-tags = Serial number, then tag
deployment-scan-skip-tag = No tag
deployment-scan-twice = Already in line { $line }.
deployment-scan-known = { $model } is already at { $customer }, { $site }.
deployment-scan-other-maker = A label of { $maker }, but { $model } comes next. Choose the model first.
deployment-scan-no-tag = Not an asset tag; the tag of { $serial } comes next.
deployment-scan-tag-twice = Already the tag of line { $line }.
deployment-scan-tag-known = Already the tag of { $serial } at { $customer }, { $site }.
deployment-scan-tag-of = tag of { $serial }

column-line = Line
column-serial = Serial number
column-model = Model
column-category = Category
column-price = Price, { $currency }
column-warranty = Warranty
column-tag = Asset tag
column-refresh = Refresh on
column-outlet = Then goes to
column-worth-then = Worth then
column-remove = Remove

line-next = next
line-serial = Serial number, line { $line }
line-part = Part number, line { $line }
line-part-placeholder = part number
line-quantity = How many, line { $line }
line-model = Model, line { $line }
line-model-placeholder = maker and model
line-category = Category, line { $line }
line-category-auto = Choose
line-category-needed = Choose a category: it decides when this is refreshed and where it goes.
line-price = Price, line { $line }
line-price-placeholder = price
line-warranty = Warranty, line { $line }
line-warranty-placeholder = warranty
line-warranty-wrong = Months (36), or its last day (30 Nov 2029).
line-tag-placeholder = tag
line-tag = Asset tag, line { $line }
line-remove = Remove line { $line }

refresh-when-empty = when empty
refresh-never = not scheduled
weight-each = { $weight } each
reason-years =
    { $count ->
        [one] { $count } year
       *[other] { $count } years
    }
reason-months =
    { $count ->
        [one] { $count } month
       *[other] { $count } months
    }
reason-policy = { $span }, { $categories }
reason-customer = customer’s policy
reason-model = model’s policy
reason-warranty = warranty ends
reason-support = vendor support ends

deployment-plan-title = End of life, planned today
deployment-plan-first-refresh = First refresh
deployment-plan-devices = Devices
deployment-plan-supplies = Supplies
deployment-plan-worth-then = Worth then, expected
deployment-plan-holding-data = Holding data
deployment-plan-holding-data-count =
    { $count ->
        [one] { $count } device
       *[other] { $count } devices
    }
deployment-plan-dates = Refresh dates
deployment-plan-date =
    { $count ->
        [one] { $day }
       *[other] { $day }, { $count } devices
    }
deployment-plan-more = and { $count } more
deployment-plan-enter-recycler = Enter a recycler
deployment-plan-see-recyclers = See the recyclers
deployment-plan-empty = Refresh dates, worth and where everything will go appear here as you type.

action-record-deployment =
    Recorded a deployment at { $customer }: { $devices ->
        [0] { $supplies ->
            [one] { $supplies } supply
           *[other] { $supplies } supplies
        }
        [one] { $devices } device
       *[other] { $devices } devices
    }
