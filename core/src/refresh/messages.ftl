# Why a refresh date is what it is.

why-policy =
    { $months ->
        [one] { $months } month after the deployment
       *[other] { $months } months after the deployment
    }
why-warranty = the end of the maker’s warranty
why-support = the end of the vendor’s support
why-manual = a date set by hand
why-manual-reason = a date set by hand ({ $reason })
why-none = no date, because it is replaced when it is empty or fails
why-none-unknown = no date, because { $unknown }
why-earliest = { $date }, the earliest of the dates that count
why-latest = { $date }, the latest of the dates that count
why-moved-month-end = { $date }, moved to the end of the month
why-moved-quarter-end = { $date }, moved to the end of the quarter
why-moved-fiscal-year-end = { $date }, moved to the end of the fiscal year
why-kept-clear = { $date }, kept out of a month in which nothing is changed
why-unknown-warranty = the end of the warranty is not known
why-unknown-support = the end of the vendor’s support is not known
