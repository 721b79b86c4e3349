### The forecast of the refresh plan.

forecast-before = Before this month
forecast-total = Total
forecast-other = Other
forecast-by = Period
forecast-by-month = Refresh by month
forecast-by-quarter = Refresh by quarter
forecast-by-year = Refresh by year
forecast-period-month = Month
forecast-period-quarter = Quarter
forecast-period-year = Year
forecast-measure = Figures
forecast-units = Devices
forecast-money = Budget
forecast-years =
    { $years ->
        [one] 1 year
       *[other] { $years } years
    }
forecast-plan = As planned
forecast-with-plan = Plan: { $name }
forecast-devices = devices
forecast-budget = what replacing them costs, at today’s prices
forecast-budget-inflated = what replacing them costs, { $percent } % dearer each year
forecast-budget-in = budget in { $currency }
forecast-in-currency = { $name }, { $currency }
forecast-chart-month = Stacked bars: { $what } by month and category, { $total } in all. The table below has the figures.
forecast-chart-quarter = Stacked bars: { $what } by quarter and category, { $total } in all. The table below has the figures.
forecast-chart-year = Stacked bars: { $what } by year and category, { $total } in all. The table below has the figures.
forecast-table = As figures
forecast-unpriced =
    { $devices ->
        [one] 1 device has no price and is not in the budget.
       *[other] { $devices } devices have no price and are not in the budget.
    }
forecast-set-prices = Set replacement prices
forecast-later =
    { $devices ->
        [one] 1 more device falls due later.
       *[other] { $devices } more devices fall due later.
    }
forecast-none = Nothing falls due in this span
forecast-none-text = What you deploy gets its refresh date on the same day, and appears here.
forecast-ranking = By customer
forecast-ranking-note = until the end of this span, with what fell due before
