### What the program says of itself: newly due work, once a day, and what falls due this month.

reminder-title = Refresh due
reminder-new = { $devices } devices at { $customers } customers are newly due for refresh.
reminder-new-at-one =
    { $devices ->
        [one] 1 device at { $customer } is newly due for refresh.
       *[other] { $devices } devices at { $customer } are newly due for refresh.
    }
reminder-month = { $devices } devices at { $customers } customers fall due this month.
reminder-month-at-one =
    { $devices ->
        [one] 1 device at { $customer } falls due this month.
       *[other] { $devices } devices at { $customer } fall due this month.
    }
reminder-see = See them
