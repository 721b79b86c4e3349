# The words of lists on their way into files: names of sheets, headings of columns, and what their cells say.

export-title-equipment = Equipment
export-title-due = Due for refresh
export-title-forecast = Forecast
export-title-customers = Customers
export-title-sites = Sites
export-title-contacts = Contacts
export-title-supplies = Supplies
export-title-pickups = Pickups
export-title-pickup-lines = Pickup lines
export-title-certificates = Certificates
export-title-recyclers = Recyclers
export-title-programmes = Programmes
export-title-support = Vendor support
export-title-policies = Refresh policies
export-title-prices = Replacement prices

# The import knows the columns of the equipment list by these headings.
export-column-customer = Customer
export-column-site = Site
export-column-category = Category
export-column-manufacturer = Manufacturer
export-column-model = Model
export-column-serial = Serial number
export-column-tag = Asset tag
export-column-deployed-on = Deployed on
export-column-warranty-until = Warranty until
export-column-price = Price
export-column-currency = Currency
export-column-order-number = Order number
export-column-note = Note
export-column-refresh-date = Refresh date
export-column-refresh-reason = Refresh reason
export-column-goes-to = Goes to
export-column-state = State
export-column-worth-today = Worth today

export-column-days-left = Days left
export-column-total = Total
export-column-sites = Sites
export-column-in-service = In service
export-column-overdue = Overdue
export-column-due-soon = Due soon
export-column-next-refresh = Next refresh
export-column-street = Street
export-column-city = City
export-column-region = State or region
export-column-postal-code = Postal code
export-column-country = Country
export-column-name = Name
export-column-role = Role
export-column-email = E-mail
export-column-phone = Phone
export-column-part-number = Part number
export-column-quantity = Quantity
export-column-left = Left
export-column-pickup = Pickup
export-column-planned-on = Planned on
export-column-since = Since
export-column-devices = Devices
export-column-supplies = Supplies
export-column-weight = Weight in g
export-column-weighed = Weighed
export-column-became = Became
export-column-certificate = Certificate
export-column-kind = Kind
export-column-issued-on = Issued on
export-column-lines = Lines
export-column-pages = Pages
export-column-sha256 = SHA-256
export-column-recycler = Recycler
export-column-facility = Facility
export-column-standard = Standard
export-column-revision = Revision
export-column-certified-by = Certified by
export-column-programme = Programme
export-column-sponsor = Sponsor
export-column-operator = Operator
export-column-confirmed-on = Confirmed on
export-column-confirmed-by = Confirmed by
export-column-certificate-number = Certificate number
export-column-valid-from = Valid from
export-column-valid-until = Valid until
export-column-checked-on = Looked up on
export-column-checked-at = Looked up at
export-column-policy-for = Policy for

# The list of support dates is read again by these headings.
export-column-maker = Maker
export-column-support-ends = Support ends
export-column-source = Source
export-column-as-of = As of
export-column-months = Months in service
export-column-warranty-end = Warranty’s end
export-column-support-end = End of vendor support
export-column-pick = Of several
export-column-moved-to = Moved to

export-state-in-service = In service
export-state-retired = Retired
export-state-disposed = Gone

export-period-before = Before this month
export-period-month = { $number } { $year }
export-period-quarter = Q{ $number } { $year }
export-period-year = { $year }

export-step-planned = Planned
export-step-collected = Collected
export-step-received = Received
export-step-processed = Processed
export-step-closed = Certificate issued
export-step-cancelled = Called off

export-weighed-measured = Measured
export-weighed-estimated = Estimated

export-certificate-recycling = Certificate of recycling
export-certificate-custody = Custody record

export-pick-earliest = The earliest
export-pick-latest = The latest

export-moved-month-end = End of the month
export-moved-quarter-end = End of the quarter
export-moved-fiscal-year-end = End of the fiscal year

export-scope-default = Category, bundled
export-scope-category = Category
export-scope-customer = Customer
export-scope-customer-category = Customer and category
export-scope-model = Model
export-scope-customer-model = Customer and model
export-scope-asset = Device
