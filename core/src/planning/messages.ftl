# The words of the lifecycle plan, the refresh proposal, the calendar and the letters. Every estimate says that it is one.

document-title = { $title } for { $customer }
document-devices =
    { $count ->
        [one] { $count } device
       *[other] { $count } devices
    }
document-no-date = No date
document-answer-declined = Stays in service
document-answer-replaced = Being replaced
document-order = Order { $number }
document-estimate = An estimate
document-total = Together
document-quarter = { $year }, quarter { $number }
document-nothing-in-service = No device is in service.

document-label-customer = Customer
document-label-deployed = Deployed
document-label-installed = Installed
document-label-next = Next refresh
document-label-worth = May be worth when refreshed
document-label-until = Until
document-label-due = Due
document-label-budget = Budget
document-label-plan = Plan

document-column-device = Device
document-column-serial = Serial number
document-column-since = In service since
document-column-refresh = Refresh
document-column-afterwards = Afterwards
document-column-worth = May be worth
document-column-quarter = Quarter
document-column-devices = Devices
document-column-budget = Budget

document-outlet-certified-recycler = Certified recycler
document-outlet-take-back = Take-back programme

plan-title = Lifecycle plan
plan-lead-deployment =
    { $issuer } installed the equipment listed here for { $customer }. This plan says when each device should be refreshed, where it goes afterwards, and what it may still be worth then.
plan-lead-customer =
    { $issuer } looks after the equipment of { $customer } listed here. This plan says when each device should be refreshed, where it goes afterwards, and what it may still be worth then.
plan-why = Why these dates
plan-reason = { $category }: { $reasons }.
plan-statement =
    Dates are proposals and can be moved. What equipment may be worth is an estimate from its price and a yearly decline, not an offer. Where it goes is proposed by what it is; recycler and programme are confirmed when it is fetched. Equipment that holds data is sanitized or destroyed, and that is documented separately.

proposal-title = Refresh proposal
proposal-lead =
    { $issuer } proposes to { $customer } to replace the equipment that is due until { $until }. What is replaced is fetched, and you receive a certificate that says what became of it.
proposal-overdue =
    { $count ->
        [one] { $count } of them is overdue
       *[other] { $count } of them are overdue
    }
proposal-by-quarter = By quarter
proposal-nothing-due = Nothing falls due until then.
proposal-statement =
    The budget is an estimate for planning, not an offer: the price of the model’s or category’s replacement today, or what the device cost. What is overdue counts to this quarter.
proposal-inflation = Prices rise by { $percent } % a year in this estimate.
proposal-deflation = Prices fall by { $percent } % a year in this estimate.
proposal-unpriced =
    { $count ->
        [one] No price is known for { $count } device; it is not in the budget.
       *[other] No price is known for { $count } devices; they are not in the budget.
    }

mail-plan-subject = Lifecycle plan for { $customer }
mail-plan-body =
    Hello{ $greeting },

    attached is the lifecycle plan of your equipment: when each device should be refreshed, where it goes afterwards, and what it may still be worth then.

    Kind regards
    { $signatory }
    { $issuer }
mail-proposal-subject = Refresh proposal for { $customer }
mail-proposal-body =
    Hello{ $greeting },

    attached is our proposal for the equipment that is due until { $until }: { $devices }, with dates and a budget by site.

    Shall we go ahead with it?

    Kind regards
    { $signatory }
    { $issuer }

calendar-name = Refresh plan of { $issuer }
calendar-summary =
    { $count ->
        [one] { $customer }: { $count } device due for refresh
       *[other] { $customer }: { $count } devices due for refresh
    }
calendar-nothing = { $customer }: nothing due for refresh any more
calendar-category = Refresh plan
calendar-line = { $site }: { $counted }
