# What the columns of a list hold, and why a list, or a row of it, is refused or looks odd.

import-field-customer = Customer
import-field-site = Site
import-field-category = Category
import-field-maker = Maker
import-field-model = Model
import-field-serial = Serial number
import-field-tag = Asset tag
import-field-deployed-on = Deployed on
import-field-warranty = Warranty
import-field-refresh-on = Refresh on
import-field-price = Price
import-field-currency = Currency
import-field-order-number = Order number
import-field-note = Note
import-field-months = Months in service
import-field-weight = Weight in kg
import-field-why = { $field }: { $why }

refusal-file-is-orders = This file holds a distributor’s orders. Import it as orders: each becomes a deployment.
refusal-list-not-mapped = Say first which column holds { $field ->
    [customer] the customer
    [site] the site
    [category] the category
    [maker] the maker
    [model] the model
    [serial] the serial number
    [deployed-on] the day of deployment
    [months] the months in service
    [weight] the weight
   *[other] this: { $field }
  }, or give one value for all rows.
refusal-import-has-refused = { $count ->
    [one] One row is refused
   *[other] { $count } rows are refused
  }, so nothing was written. Mend them, or import only the good rows.
refusal-import-changed = The book changed since the check. Check again.
refusal-import-in-use = Something in the book depends on this import.{ $onPickups ->
    [0] {""}
    [one] {" "}One of its devices is on a pickup.
   *[other] {" "}{ $onPickups } of its devices are on pickups.
  }{ $answered ->
    [0] {""}
    [one] {" "}For one of its devices a customer answered the refresh date.
   *[other] {" "}For { $answered } of its devices customers answered the refresh date.
  }{ $changedSince ->
    [0] {""}
    [one] {" "}One device or model was changed since.
   *[other] {" "}{ $changedSince } devices and models were changed since.
  }{ $replaced ->
    [0] {""}
    [one] {" "}One other device waits to be replaced by what it brought.
   *[other] {" "}{ $replaced } other devices wait to be replaced by what it brought.
  } Take that back first.

refusal-date-ambiguous = This can be two dates. Say for the whole column whether the day or the month comes first.
refusal-row-too-short = This row has { $cells ->
    [one] one cell
   *[other] { $cells } cells
  } where the list has { $columns } columns. A separator or a line break may be missing.
refusal-row-too-wide = This row has { $cells } cells where the list has { $columns } columns. A cell may hold a separator without quotation marks.
refusal-list-empty = This list has no rows below its headings.
refusal-serial-zeros-lost = Shorter than others of its kind: a spreadsheet may have dropped leading zeros. Compare with the label.
refusal-name-damaged = Question marks stand where letters should be. Was the list saved in another encoding?
refusal-device-elsewhere = This serial number stands at { $customer }, { $site }, since { $since }. A list moves no device to another customer.
refusal-device-not-in-service = This device is { $state ->
    [retired] retired
    [disposed] gone
   *[other] no longer in service
  }: a list does not change it any more.
