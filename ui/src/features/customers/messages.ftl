### Customers: the list, a customer's page, and the forms for customers, sites and contacts.

customers-title = Customers
customers-count =
    { $count ->
        [one] { $count } customer
       *[other] { $count } customers
    }
customers-search = Find a customer by name
customers-name = Customer
customers-sites = Sites
customers-devices = Devices
customers-overdue = Standing
customers-overdue-count = { $count } overdue
customers-in-order = In order
customers-due = Due soon
customers-next = Next refresh
customers-show-due = See what is due
customers-verb = What to do
customers-none-found = No customer found
customers-none-found-text = No customer has a word in its name that begins with “{ $text }”.
customers-none = No customers yet
customers-none-text = Add the first one here, record a deployment, or import a list you have: the customers are added along the way.
customers-import = Import a list

customer-add = Add customer
customer-change = Change customer
customer-change-button = Change
customer-name = Name
customer-note = Note
customer-note-hint = For you only; it is printed nowhere.
customer-first-site = Main site
customer-first-site-label = First site
customer-first-site-hint = Where the equipment stands. More sites can be added later.
customer-new-deployment = New deployment
customer-figures = How this customer stands
customer-in-service = devices in service
customer-overdue = overdue
customer-due = due in 90 days
customer-open-pickups = open pickups
customer-worth-now = worth { $worth } today
customer-sites-count =
    { $count ->
        [one] at { $count } site
       *[other] at { $count } sites
    }
customer-certificates-count =
    { $count ->
        [one] { $count } certificate
       *[other] { $count } certificates
    }
customer-sides = What is known of this customer
customer-side-equipment = Equipment
customer-side-supplies = Supplies
customer-side-pickups = Pickups
customer-side-certificates = Certificates
customer-side-planning = Planning
customer-side-places = Sites and contacts
customer-side-history = History

customer-device-serial = Serial number
customer-device-model = Model
customer-device-category = Category
customer-device-site = Site
customer-device-tag = Asset tag
customer-device-refresh = Refresh on
customer-device-standing = State
customer-device-worth = Worth
customer-device-overdue =
    { $days ->
        [one] Overdue { $days } day
       *[other] Overdue { $days } days
    }
customer-device-due =
    { $days ->
        [0] Due today
        [one] Due tomorrow
       *[other] Due in { $days } days
    }
customer-device-in-service = In service
customer-device-none = No equipment in service
customer-device-none-text = Record what you deploy here; its refresh date and its end of life are planned the same moment.

supplies-what = Supplies
supplies-part = Part number
supplies-since = Since
supplies-left = Left
supplies-left-of = { $left } of { $all }
supplies-outlet = Goes to
supplies-verb = What to do
supplies-retire-label = Retire… { $model }
customer-retire = Retire…
customer-devices-selected = { $devices } selected
supplies-none = No supplies here
supplies-none-text = Toner, batteries and cables are added with a deployment.

customer-pickup-number = Pickup
customer-pickup-to = Goes to
customer-pickup-no-facility = Not chosen yet
customer-pickup-step = State
customer-pickup-since = Since
customer-pickup-pieces = Pieces
customer-pickups-none = Nothing was fetched yet
customer-pickups-none-text = Retire devices in the refresh plan to plan a pickup.
customer-certificate-number = Number
customer-certificate-kind = Document
customer-certificate-lines = Lines
customer-certificate-issued = Issued
customer-certificates-none = No certificates yet
customer-certificates-none-text = A certificate is issued from a pickup once the recycler has documented it.

sites-title = Sites
site-add = Add site
site-change = Change site
site-name = Name of the site
site-no-address = No address yet
contacts-title = Contacts
contacts-none = Nobody yet. Add whom to call when equipment falls due.
contact-add = Add contact
contact-change = Change contact
contact-remove = Remove
contact-name = Name
contact-role = Role
contact-email = E-mail
contact-phone = Phone
requirement-title = What it asks of recyclers
requirement-note = for all its equipment, before any rule
requirement-none = Nothing of its own: its equipment goes by the routing table.
requirement-set = Set…
requirement-change = Change…
requirement-dialog = What { $customer } asks of recyclers
requirement-asks = Asks of recyclers: { $what }
requirement-certified = Certified to
requirement-certified-hint = A facility must hold one of those chosen. None chosen: as the routing table says.
requirement-data = Data
requirement-on-site = Data is destroyed on site
requirement-on-site-hint = Only outlets whose terms say that they do that are offered.
requirement-export = Export
requirement-no-export = Nothing is exported
requirement-no-export-hint = Only outlets whose terms rule it out are offered.
requirement-note-label = Note
requirement-note-hint = Such as where the customer wrote it down.
requirement-only = only { $standards }
requirement-words-on-site = data destroyed on site
requirement-words-no-export = nothing exported
requirement-any = as the routing table says
history-none = Nothing yet.
change = Change
change-named = Change { $name }
save = Save

action-save-customer-requirement = Noted what { $customer } asks of recyclers
action-add-customer = Added the customer { $name }
action-change-customer = Changed { $name }
action-add-site = Added the site { $site }
action-change-site = Changed the site { $site }
action-add-contact = Added the contact { $name }
action-change-contact = Changed the contact { $name }
action-remove-contact = Removed the contact { $name }
