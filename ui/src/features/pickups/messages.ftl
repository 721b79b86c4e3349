### Pickups: the list, a pickup's page, its steps, and issuing its certificate.

pickups-title = Pickups
pickups-open-count =
    { $count ->
        [0] none open
       *[other] { $count } open
    }
pickups-which = Which pickups
pickups-open = Open
pickups-all = All
pickups-number = Pickup
pickups-customer = Customer
pickups-site = Site
pickups-to = Goes to
pickups-no-facility = Not chosen yet
pickups-pieces = Pieces
pickups-planned = Planned
pickups-step = State
pickups-verb = What comes next
pickups-none-open = No open pickups
pickups-none = No pickups yet
pickups-none-text = A pickup is planned when devices are retired: select them in the refresh plan.
pickups-to-plan = Open the refresh plan

pickup-step-planned = Planned
pickup-step-collected = Collected
pickup-step-received = Received
pickup-step-processed = Processed
pickup-step-closed = Certificate
pickup-step-cancelled = Called off
pickup-step-skipped = not noted
pickup-step-next = next
pickup-verb-planned = Note collection
pickup-verb-collected = Note arrival
pickup-verb-received = Enter document
pickup-verb-processed = Issue certificate

pickup-title = Pickup { $number }
pickup-way = How far this pickup has come
pickup-do-plan = Change plan
pickup-do-collect = Note collection
pickup-do-receive = Note arrival
pickup-do-process = Enter recycler’s document
pickup-do-call-off = Call off
pickup-process-again = Enter a better document
pickup-issue = Issue certificate
pickup-issue-custody = Issue custody record
pickup-save = Save
pickup-more = More
pickup-called-off = This pickup was called off. Its equipment is in service again.
pickup-needs-facility = Nobody has chosen yet where this goes.
pickup-choose-facility = Choose where it goes

call-off-title = Call off { $number }?
call-off-text = Its equipment is in service again, with the refresh dates it had. The pickup stays in the list as called off.

pickup-plan-change-title = Plan of { $number }
pickup-plan-day = Planned for
pickup-plan-facility = Goes to
pickup-plan-carrier = Carrier
pickup-plan-carrier-hint = Empty: you carry it yourself.

collect-title = Collection of { $number }
receive-title = Arrival of { $number }
hand-over-recycler = the recycler
hand-over-parties = From { $from } to { $to }.
hand-over-evidence = This is evidence: it stays in the record and cannot be undone.
hand-over-day = Day
hand-over-counted = Pieces counted
hand-over-listed =
    { $count ->
        [one] { $count } is on the list
       *[other] { $count } are on the list
    }
hand-over-differs = The list has { $count }. Say in the note why it differs.
hand-over-from = Handed over by, at { $party }
hand-over-to = Taken over by, at { $party }
hand-over-seal = Seal numbers
hand-over-document = Bill of lading or receipt
hand-over-note = Note
hand-over-note-hint = Damage, missing pieces, anything an auditor would ask about.
hand-over-note-why = Why the count differs from the list, and anything else an auditor would ask about.
hand-over-scanned =
    { $scanned } of { $devices ->
        [one] { $devices } device was scanned
       *[other] { $devices } devices were scanned
    }{ $supplies ->
        [0] { "" }
       *[other] ; supplies as listed
    }.

release-objections =
    { $count ->
        [one] One thing speaks against { $outlet } on { $day }
       *[other] { $count } things speak against { $outlet } on { $day }
    }
release-objections-leaving =
    { $count ->
        [one] One thing speaks against leaving on { $day }
       *[other] { $count } things speak against leaving on { $day }
    }
release-objection-some = { $reason } Concerns { $some } of { $pieces }.
release-clear = Checked for { $day }: nothing speaks against { $outlet }, neither its certifications and terms nor a hold or a wish of the customer.
release-nothing-chosen = Checked for { $day }: nothing is on hold. Where it goes is not chosen yet.
release-override = It can go on all the same if somebody answers for it. The reason and the name are printed on the certificate.
release-reason = Why it goes on all the same
release-by = Who decided that
release-by-hint = First and last name.
release-at-collected = Before collection
release-at-received = Before arrival
release-at-processed = Before the document
release-outlet-open = No outlet chosen yet
release-nothing-against = { $outlet }: nothing spoke against it
release-overridden = { $outlet }: { $reasons } Went on all the same, { $by }: “{ $reason }”

pickup-scan = Scan
pickup-scan-label = Scan what stands there
pickup-scan-of = { $scanned } of { $devices } scanned
pickup-scan-missing =
    { $count ->
        [one] { $count } missing: { $serials }
       *[other] { $count } missing: { $serials }
    }
pickup-scan-missing-more = { $serials } and { $more } more
pickup-scan-all = nothing is missing
pickup-scan-no-evidence = Scanning counts; it writes nothing into the record.
pickup-scan-twice = Scanned already: { $model }
pickup-scan-not-in-book = No device in the book has this number.
pickup-scan-elsewhere = { $model } belongs to { $customer }, { $site }.
pickup-scan-gone = { $model } stands here by the book, but is no longer in service. It is on another pickup, or gone.
pickup-scan-not-listed = { $model } stands here, but is not on this pickup.
pickup-scan-add = Add to this pickup
lines-scan = Scanned
lines-scanned = Scanned
lines-not-scanned = Not yet

lines-title = Equipment
lines-note =
    { $count ->
        [one] { $count } piece, about { $weight }
       *[other] { $count } pieces, about { $weight }
    }
lines-serial = Serial number
lines-model = Model
lines-category = Category
lines-weight = Weight
lines-became = What became of it
lines-supplies =
    { $count ->
        [one] { $count } piece
       *[other] { $count } pieces
    }
lines-remove = Leave behind
lines-remove-named = Leave behind { $what }
line-estimated = est. { $weight }

facts-where = Where it goes
facts-from = From
facts-carrier = Carrier
facts-own = You
facts-to = To
facts-not-chosen = Not chosen yet
facts-valid = { $standard }, valid to { $day }
facts-checked = checked { $day }, { $where }
facts-somewhere = place not noted
facts-unchecked = nobody has looked it up yet; the date alone proves nothing
facts-none-valid = No certification is valid on that day
facts-check = Certifications of this facility
facts-programme = Terms of this programme
facts-run-by = Run by
facts-operator-for = { $operator }, for { $sponsor }
facts-runs-until = Runs until
facts-no-end = no end is known
facts-confirmed = Terms confirmed
facts-customer = All of { $customer }
facts-issued = Issued
facts-issued-on =
    { $count ->
        [one] { $day }, { $count } line
       *[other] { $day }, { $count } lines
    }
facts-open = Show
facts-document = Recycler’s document
facts-custody = Who had it
facts-releases = Checks before it went on
facts-history = History
custody-parties = { $from } to { $to }
custody-counted =
    { $count ->
        [one] { $count } piece counted
       *[other] { $count } pieces counted
    }
custody-from = handed over by { $person }
custody-to = taken over by { $person }
custody-seal = seal { $seal }
custody-document = document { $document }
processing-document = Number
processing-date = Dated
processing-on = Processed
processing-level = It names
processing-file = File
processing-no-file = not attached

process-title = Recycler’s document for { $number }
process-text = Enter what { $recycler } wrote, no more. The certificate will say the same.
process-corrects = It replaces document { $number }, which stays in the record.
process-save = Save the document
process-document = Document number
process-document-hint = As it stands on the recycler’s paper.
process-document-date = Date of the document
process-on = Processed on
process-attach = Attach the document
process-attach-other = Attach another file
process-attach-note = Optional; an auditor will ask for it.
process-files = Documents
process-where = Processed at
process-where-hint = The programme does not say where; the recycler’s paper does.
process-where-choose = Choose
process-level = How much the document says
level-serial = Each serial number
level-note-serial = The document lists the devices one by one. The certificate lists them too.
level-lot = The whole lot
level-note-lot = The document says that the load was processed, without naming devices.
level-weight-ticket = A weight ticket only
level-note-weight-ticket = It proves that a weight arrived, not what became of it. Only a custody record can be issued.
process-all = Set all lines to
process-all-choose = Choose
process-named = { $named } of { $all } lines are named in the document
process-lines = What became of each line
process-became-of = What became of { $what }
process-weight = Weight, kg
process-weight-of = Weight of { $what } in kilograms
process-estimated = est. { $weight }

issue-text = A numbered certificate for { $customer }, as PDF: what was handed over, and what the recycler documented.
issue-custody-text = A custody record says who has had the equipment. It does not say that anything was recycled.
issue-lines =
    { $count ->
        [one] { $count } line will be listed
       *[other] { $count } lines will be listed
    }
issue-left-out =
    { $count ->
        [one] { $count } line is left out: the recycler’s document does not name it
       *[other] { $count } lines are left out: the recycler’s document does not name them
    }
issue-no-document = There is no recycler’s document that says what became of it, so this cannot be a certificate
issue-uncertified = The facility held no valid certification on that day; the document says so
issue-unchecked = The facility’s certification was not looked up; the document says so
issue-overridden =
    { $count ->
        [one] It went on once although something spoke against it; the document says what, why and who decided
       *[other] It went on { $count } times although something spoke against it; the document says what, why and who decided
    }
issue-no-company = Your company’s name is missing
issue-no-signatory = Nobody is named to sign; the line stays empty
issue-already = { $number } was already issued for this pickup.
issue-final = It is kept unchanged from then on. Issuing cannot be undone, nor can what was done before it.
issue-verb = Issue certificate
issue-verb-custody = Issue custody record
issue-settings = Open settings
issue-enter-document = Enter recycler’s document
issue-done-title = { $number } was issued
issue-done-text = It is kept in the book with its checksum. Open it, or find it any time under Certificates.
issue-show = Show in Certificates
issue-open = Open the PDF

action-add-to-pickup =
    { $devices ->
        [one] Added { $serial } to pickup { $number }
       *[other] Added { $devices } devices to pickup { $number }
    }
action-change-pickup = Changed the plan of pickup { $number }
action-cancel-pickup = Called off pickup { $number }
action-remove-from-pickup = Left { $what } { $serial } behind, taken off pickup { $number }
action-collect-pickup = Noted that pickup { $number } was collected
action-receive-pickup = Noted that pickup { $number } arrived at { $recycler }
action-process-pickup = Entered document { $document } of { $recycler } for pickup { $number }
