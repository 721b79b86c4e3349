### Importing a distributor's orders.

orders-title = Import orders
orders-other = Choose another file
orders-safe = The same file can be imported again: what is in the book already stays as it is.
orders-reading = Reading the file
orders-running = Importing the orders
orders-figures = What this file holds
orders-orders-new = new orders
orders-all-new = none is in the book yet
orders-known =
    { $count ->
        [one] { $count } order is in the book already.
       *[other] { $count } orders are in the book already.
    }
orders-devices = devices
orders-devices-note = with serial numbers
orders-supplies = supplies
orders-supplies-note = counted, without serial numbers
orders-customers = customers
orders-customers-new =
    { $count ->
        [0] all are in the book
        [one] { $count } will be added
       *[other] { $count } will be added
    }
orders-nothing-new = Nothing in this file is new: all { $count } orders are in the book already.
orders-unknown = What are these?
orders-unknown-note = the catalogue does not know them; the category decides refresh date and route
orders-model = Model
orders-pieces = Pieces
orders-category = Category
orders-choose-category = Choose
orders-category-of = Category of { $model }
orders-problems = Cannot be imported
orders-problems-note =
    { $count ->
        [one] { $count } line; its order stays out whole
       *[other] { $count } lines; their orders stay out whole
    }
orders-order = Order
orders-customer = Customer
orders-what = What
orders-why = Why
orders-customers-title = Customers
orders-matched = In the book
orders-in-book = Known
orders-is = Is { $name }
orders-will-be-added = Will be added
orders-orders = Orders
orders-devices-short = Devices
orders-foot = { $devices } devices of { $orders } orders
orders-undecided =
    { $count ->
        [one] choose the category of one model first
       *[other] choose the categories of { $count } models first
    }
orders-run = Import
orders-done =
    Imported { $devices ->
        [one] { $devices } device
       *[other] { $devices } devices
    } of { $orders ->
        [one] { $orders } order
       *[other] { $orders } orders
    }
orders-done-text = { $supplies } supplies and { $customers } new customers came with them. Undo takes all of it back.
orders-left-out =
    { $count ->
        [one] One line could not be taken, its order stays out.
       *[other] { $count } lines could not be taken, their orders stay out.
    }
orders-show-plan = See what falls due
orders-show-equipment = Show the equipment
orders-show-customers = Show the customers

action-import-orders =
    Imported { $deployments ->
        [one] { $deployments } order
       *[other] { $deployments } orders
    } with { $devices ->
        [one] { $devices } device
       *[other] { $devices } devices
    }
