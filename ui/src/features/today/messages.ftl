### Today.

today-new-deployment = New deployment
today-figures = At a glance
today-due =
    { $devices ->
        [one] device due in 90 days
       *[other] devices due in 90 days
    }
today-overdue =
    { $customers ->
        [one] { $overdue } overdue, at { $customers } customer
       *[other] { $overdue } overdue, at { $customers } customers
    }
today-none-overdue = none overdue
today-worth = what they are still worth
today-worth-later = { $worth } if left until { $month }
today-waiting =
    { $things ->
        [one] waits for someone
       *[other] wait for someone
    }
today-oldest = oldest since { $day }
today-nothing-waits = nothing waits
today-certificates =
    { $certificates ->
        [one] certificate to issue
       *[other] certificates to issue
    }
today-processed =
    { $devices ->
        [one] for { $devices } device processed
       *[other] for { $devices } devices processed
    }
today-no-certificates = all issued

today-by-customer = Due by customer
today-by-customer-note = next 90 days
today-plan = Refresh plan
today-column-customer = Customer
today-column-site = Site
today-column-overdue = Overdue
today-column-due = Due
today-column-next = Next on
today-column-worth = Worth now
today-sites =
    { $sites ->
        [one] { $sites } site
       *[other] { $sites } sites
    }
today-all-overdue = overdue
today-plan-verb = Plan
today-column-verb = What to do
today-plan-label = Plan the refresh of { $customer }
today-none-due-title = Nothing is due in the next 90 days
today-none-due-text = The refresh plan shows what comes after.

today-quarters = Refresh by quarter
today-quarters-note = devices
today-quarters-label = Quarter
today-quarters-value = Devices
today-quarter = Q{ $quarter }
today-quarter-year = Q{ $quarter } { $year }
today-quarter-name = Q{ $quarter } { $year }

today-waits = Waits for someone
today-all-waiting = All { $things }
today-waits-nothing = Nothing waits. Pickups that are late, or lack a document, appear here.
today-verb-label = { $verb }: pickup { $number }
waiting-fetch-overdue = Not fetched yet
waiting-no-facility = No recycler chosen
waiting-no-document = No document yet
waiting-certificate-ready = Certificate ready to issue
waiting-note-fetch-overdue = { $number }, { $customer }: was planned for { $day }
waiting-note-no-facility = { $number }, { $customer }: will be fetched soon
waiting-note-no-document = { $number }, { $customer }: on its way since { $day }
waiting-note-certificate-ready =
    { $devices ->
        [one] { $number }, { $customer }: { $devices } device
       *[other] { $number }, { $customer }: { $devices } devices
    }
waiting-verb-fetch-overdue = Resolve
waiting-verb-no-facility = Choose
waiting-verb-no-document = Enter
waiting-verb-certificate-ready = Issue

today-ends-soon = Ends soon
today-all-ending = All { $things }
ending-certification = { $standard }, { $name }
ending-programme = { $name }
ending-taking = { $name } will take less
ending-ended = ended { $day }
ending-today = ends today
ending-ahead =
    { $days ->
        [one] ends tomorrow
       *[other] ends { $day }, in { $days } days
    }
ending-elsewhere = { $when }; { $what } will go elsewhere
ending-loses-all = { $when }; { $what } { $some ->
    [one] loses its route and has no other yet
   *[other] lose their route and have no other yet
  }
ending-loses-some = { $when }; { $what } lose their route, { $without } of them { $without ->
    [one] has no other yet
   *[other] have no other yet
  }
ending-verb = Renew
ending-verb-taking = Look
ending-label = { $verb }: { $what }

pieces-devices =
    { $devices ->
        [one] { $count } device
       *[other] { $count } devices
    }
pieces-supplies =
    { $supplies ->
        [one] { $count } supply
       *[other] { $count } supplies
    }
pieces-both = { $first } and { $second }

today-routes = Routes that changed
today-routes-note = last 30 days
routes-now = { $what } now { $some ->
    [one] goes
   *[other] go
  } to { $becomes }
routes-none = { $what } { $some ->
    [one] has
   *[other] have
  } no outlet any more
routes-was = since { $day }, instead of { $was }
routes-new = since { $day }; there was none before
routes-see = See
routes-resolve = Resolve
routes-label = { $verb }: { $what }

today-empty-heading = Begin
today-empty-title = No equipment is in this book yet
today-empty-text = Record what you deploy at a customer. From that day every device has a refresh date, a place to go at its end, and an expected worth. Or import the list you keep today, or the orders your distributor sends you.
today-empty-record = Record a deployment
today-empty-import = Import a list
