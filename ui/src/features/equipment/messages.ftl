### Equipment: the list and one device.

equipment-title = Equipment
equipment-total =
    { $count ->
        [one] { $devices } device
       *[other] { $devices } devices
    }
equipment-total-of = { $total }, { $inService } in service
equipment-import = Import
equipment-import-list = Import a list
equipment-new = New deployment
equipment-search = Serial, tag, model or customer
equipment-filter-customer = Customer
equipment-filter-category = Category
equipment-filter-state = State
equipment-filter-clear = Clear
equipment-sorted = Sorted by refresh date
equipment-serial = Serial number
equipment-model = Model
equipment-customer = Customer
equipment-refresh = Refresh on
equipment-state = State
equipment-worth = Worth
equipment-in-service = In service
equipment-due =
    { $days ->
        [one] Due tomorrow
       *[other] Due in { $days } days
    }
equipment-due-today = Due today
equipment-overdue =
    { $days ->
        [one] Overdue 1 day
       *[other] Overdue { $days } days
    }
equipment-on-pickup = On pickup { $number }
equipment-retired = Retired
equipment-gone = Gone
equipment-selected = { $devices } selected
equipment-in-service-of = { $devices } of them in service,
equipment-selected-worth = worth { $worth }
equipment-retire = Retire…
equipment-hold = Hold…
equipment-select-hint = Space or a press on the box selects a device, Shift and an arrow key several.
equipment-none-found = Nothing found
equipment-none-found-text = A serial number or tag is found by its beginning, everything else by the beginnings of words. Take a filter off to see more.
equipment-empty = No equipment yet
equipment-empty-text = Each device you deploy appears here with its refresh date and where it goes at its end.

device-label = Device { $serial }
device-life = Its life
device-value = Value
device-value-note = estimate
device-value-summary = Worth { $now } now and { $later } in a year, by estimate
device-now = now
device-in-a-year = in a year { $worth }
device-facts = Facts
device-note = Note
device-answers = What the customer said
device-change-refresh = Refresh date
device-set-date = Set refresh date…
device-follow-policy = Follow the policy again
device-reopen = Put back on the due list
device-policy = Policy for this device…
device-change-policy = Change this device’s policy…
device-remove-policy = Remove this device’s policy…
device-warranty = Warranty…
device-history = History
device-open-pickup = Open { $number }
device-open-certificate = Certificate { $number }

route-title = Where it goes
route-why = Why?
route-outlets = Outlets, the best first
route-no-outlets = Nothing is in the register that could take it. Enter a recycler with its certifications, or a take-back programme.
route-enter-recycler = Enter a recycler
route-see-recyclers = See the recyclers
route-see-rules = See the rules
route-hold = Put on hold…
route-holds = What holds it
route-hold-since = { $hold } since { $day }
route-hold-change = Change…
route-hold-change-named = Change: { $hold }
route-hold-lift = Lift
route-hold-lift-named = Lift: { $hold }

hold-title = Put { $serial } on hold
hold-title-change = Hold of { $serial }
hold-title-several =
    { $count ->
        [one] Put { $count } device on hold
       *[other] Put { $count } devices on hold
    }
hold-put = Put on hold
hold-save = Save
hold-why = Why
hold-means-leased = It goes back to the lessor and into no load.
hold-means-legal-hold = Nothing may leave until it is lifted.
hold-means-warranty-claim = It stays until the maker has settled the claim.
hold-means-locked = By a firmware password, a management system or an account: only outlets that take locked devices are offered.
hold-since = Since
hold-note = Note
hold-note-hint = Such as the contract, the case or who may lift it.
action-hold-assets =
    Put { $devices ->
        [one] { $serial }
       *[other] { $devices } devices
    } on hold: { $kind ->
        [leased] leased
        [legal-hold] legal hold
        [warranty-claim] warranty claim
       *[locked] locked
    }
action-lift-hold =
    Lifted a hold of { $serial }: { $kind ->
        [leased] leased
        [legal-hold] legal hold
        [warranty-claim] warranty claim
       *[locked] locked
    }

life-deployed = Deployed
life-order = order { $order }
life-refresh-was = Refresh was due
life-refresh-is = Refresh is due
life-refresh-planned = Refresh was planned for
life-no-refresh = No refresh date
life-replaced-by = Replaced by
life-deployment-of = deployment of { $day }
life-declined = Refresh was declined
life-declined-when = it was due { $day }
life-declined-why = it stays as long as it lasts
answer-extended = Extended from { $was } to { $until }
answer-declined = Declined to replace it
answer-replaced = Replaced by { $deployment }
answer-reopened = Opened again
life-will-go = Will go to
life-stays = Stays where it is
life-pickup = Pickup { $number }
life-step-planned = planned for { $day }
life-step-collected = collected { $day }
life-step-received = received { $day }
life-step-processed = processed { $day }
life-step-closed = closed { $day }
life-step-cancelled = called off { $day }
life-to = to { $to }
life-no-facility = no recycler chosen yet
life-not-documented = What becomes of it
life-not-documented-when = not documented yet
life-certificate = Certificate { $number }

fact-category = Category
fact-tag = Asset tag
fact-price = Bought for
fact-warranty = Warranty until
fact-support = Vendor support until
fact-not-known = not known
fact-replaces = Its deployment replaces
fact-replaces-count =
    { $count ->
        [one] { $count } device
       *[other] { $count } devices
    }
fact-weight = Weight
fact-weight-usual = about { $weight }
fact-data = Holds data
fact-yes = Yes
fact-no = No
