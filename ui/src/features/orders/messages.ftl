### Importing a distributor's orders.

import-title = Import orders
import-start = Take a distributor’s orders into the book
import-start-text = Choose the order file your distributor offers, as CSV or JSON. Every order becomes a deployment; devices get their refresh date and end of life, lines without serial numbers become supplies. You see what it means before anything is written.
import-choose = Choose the file
import-other = Choose another file
import-pick = Choose a file of orders
import-files = Orders (CSV, JSON)
import-safe = The same file can be imported again: what is in the book already stays as it is.
import-reading = Reading the file
import-running = Importing the orders
import-figures = What this file holds
import-orders-new = new orders
import-all-new = none is in the book yet
import-known =
    { $count ->
        [one] { $count } order is in the book already.
       *[other] { $count } orders are in the book already.
    }
import-devices = devices
import-devices-note = with serial numbers
import-supplies = supplies
import-supplies-note = counted, without serial numbers
import-customers = customers
import-customers-new =
    { $count ->
        [0] all are in the book
        [one] { $count } will be added
       *[other] { $count } will be added
    }
import-nothing-new = Nothing in this file is new: all { $count } orders are in the book already.
import-unknown = What are these?
import-unknown-note = the catalogue does not know them; the category decides refresh date and route
import-model = Model
import-pieces = Pieces
import-category = Category
import-choose-category = Choose
import-category-of = Category of { $model }
import-problems = Cannot be imported
import-problems-note =
    { $count ->
        [one] { $count } line; its order stays out whole
       *[other] { $count } lines; their orders stay out whole
    }
import-order = Order
import-customer = Customer
import-what = What
import-why = Why
import-customers-title = Customers
import-matched = In the book
import-in-book = Known
import-is = Is { $name }
import-will-be-added = Will be added
import-orders = Orders
import-devices-short = Devices
import-foot = { $devices } devices of { $orders } orders
import-undecided =
    { $count ->
        [one] choose the category of one model first
       *[other] choose the categories of { $count } models first
    }
import-run = Import
import-done =
    Imported { $devices ->
        [one] { $devices } device
       *[other] { $devices } devices
    } of { $orders ->
        [one] { $orders } order
       *[other] { $orders } orders
    }
import-done-text = { $supplies } supplies and { $customers } new customers came with them. Undo takes all of it back.
import-left-out =
    { $count ->
        [one] One line could not be taken, its order stays out.
       *[other] { $count } lines could not be taken, their orders stay out.
    }
import-show-plan = See what falls due
import-show-equipment = Show the equipment
import-show-customers = Show the customers

action-import-orders =
    Imported { $deployments ->
        [one] { $deployments } order
       *[other] { $deployments } orders
    } with { $devices ->
        [one] { $devices } device
       *[other] { $devices } devices
    }
