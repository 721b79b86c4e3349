### Lists on their way into files.

exports-equipment = Equipment
exports-due = Due for refresh
exports-forecast = Forecast
exports-customers = Customers
exports-sites = Sites
exports-contacts = Contacts
exports-supplies = Supplies
exports-pickups = Pickups
exports-pickup-lines = Pickup lines
exports-certificates = Certificates
exports-recyclers = Recyclers
exports-programmes = Programmes
exports-support = Vendor support
exports-policies = Refresh policies
exports-prices = Replacement prices
exports-of = { $list } { $of }
exports-save-title = Export the list
exports-kind-csv = CSV
exports-kind-xlsx = Excel workbook
exports-saved =
    { $count ->
        [one] Wrote 1 row to { $path }
       *[other] Wrote { $rows } rows to { $path }
    }
