### Recyclers, their facilities and certifications; take-back programmes; and the terms of both.

recyclers-title = Recyclers
recyclers-sides = Sides of the register
recyclers-side-recyclers = Recyclers
recyclers-side-programmes = Programmes
recyclers-side-routing = Routing
recyclers-count =
    { $count ->
        [one] { $count } facility
       *[other] { $count } facilities
    }
recyclers-proof = A date alone does not prove that a certification stands: it can be suspended. Look it up in the standard’s own directory before a load leaves.
recyclers-none = No recyclers yet
recyclers-none-text = Add who takes your customers’ equipment, and what each facility is certified to. Pickups go there, and certificates name it.
recyclers-recycler = Recycler
recyclers-facility = Facility
recyclers-place = Place
recyclers-standing = Certified
recyclers-checked = Looked up
recyclers-facility-at = { $place }: { $facility }
recycler-add = Add recycler
recycler-name = Name of the recycler
recycler-facility = First facility
recycler-facility-hint = Certifications belong to one facility at one address.

facility-label = { $recycler }, { $facility }
facility-add = Add facility
facility-another = Add another facility of { $recycler }…
facility-more = More
facility-change = Change name or address…
facility-change-title = Change facility
facility-save = Save
facility-name = Name of the facility
facility-no-address = No address is noted.
facility-corrects = This corrects a mistake in the address
facility-corrects-hint = A certificate does not move with its holder. If the facility has moved, leave the address as it is and use “Close or move”.
facility-close = Close or move…
facility-reopen = Open again
facility-closed = Closed on { $day }
facility-closes = Closes on { $day }
facility-not-certified = No certification
facility-valid = Valid
facility-because = { $standard }: { $standing }
facility-no-terms = No terms are noted: whatever its certifications allow may be proposed to go there, at a price that is not known. Note what it takes and what that costs.
facility-closing-title = Close or move { $facility }
facility-closing-how = What happens
facility-closing-closes = It closes
facility-closing-moves = It moves
facility-closing-closes-text = Nothing is sent there after its last day. What was sent there stays in the record.
facility-closing-moves-text = At the new address a new facility begins, without certifications: a certificate does not move. Enter what the new one holds.
facility-closing-day = Last day
facility-closing-day-missing = Enter its last day here.
facility-closing-name = Name of the new facility
facility-closing-close = Close facility
facility-closing-move = Move facility

certifications-title = Certifications
certifications-note = of this facility at this address
certifications-none = No certification is noted. Add what this facility holds.
certification-timeline = Validity
certification-timeline-note = hatched where the directory said otherwise
certification-span = { $standard }: { $during }. { $standing }.
certification-span-gap = Did not stand { $during }.
certification-named = { $standard }, { $number }
certification-ends-today = Ends today
certification-ends-in =
    { $days ->
        [one] Ends tomorrow
       *[other] Ends in { $days } days
    }
certification-add = Add certification
certification-title = Certification of { $facility }
certification-renew-title = Renewed certification of { $facility }
certification-correct-title = Correct a certification of { $facility }
certification-save = Save
certification-standard = Standard
certification-revision = Edition
certification-revision-hint = As the certificate names it.
certification-number = Certificate number
certification-body = Certified by
certification-body-hint = The certifying body, not the standard’s owner.
certification-validity = Validity
certification-from = Valid from
certification-until = Valid to
certification-scope = Scope
certification-scope-text = Scope in its own words
certification-scope-text-hint = As it stands on the certificate.
certification-file = certificate
certification-open = Open { $file }
certification-no-file = The certificate itself is not kept here.
certification-directory = Public directory
certification-renew = Renew…
certification-renew-named = Renew: { $name }
certification-correct = Correct…
certification-correct-named = Correct: { $name }
certification-remove = Remove
certification-remove-named = Remove: { $name }
certification-follows = It stands beside the one that it follows, which stays in the record.
certification-look-up = Did you see that it stands today?
certification-look-there = The standard’s own directory:
certification-checked-day = Looked up on
certification-checked-hint = Leave it empty if nobody has looked yet.
certification-checked-at = Where
certification-checked-at-hint = Such as the address of the standard’s directory.

check-heading = Looked up
check-of = Look-ups of { $standard }
check-earlier-of = Earlier look-ups of { $standard }
check-earlier =
    { $count ->
        [one] One earlier
       *[other] { $count } earlier
    }
check-never = not yet
check-old =
    { $days ->
        [one] yesterday
       *[other] { $days } days ago
    }
check-none = It was never looked up.
check-too-old = { $age }; no more than { $fresh } when a load leaves
check-since = { $status } since { $day }
check-by = { $who }, { $day }
check-open = Open { $file }
check-add = Look up…
check-add-named = Look up: { $name }
check-title = { $standard } of { $facility }, looked up
check-text = Find { $recycler }, certificate { $number } ({ $during }), where the standard lists its certificates:
check-status = What it says there
check-since-day = Since
check-since-hint = If it is said there.
check-day = Looked up on
check-who = Who looked
check-where = Where
check-where-hint = The address of the page, or whom you asked.
check-note = Note
check-file = picture or print
check-stays = What was seen is evidence: it stays as you write it, and cannot be undone. A later look-up corrects it.
check-save = Note it
check-noted = Noted the look-up of { $standard }, { $facility }. It stays and cannot be undone.

kept-file-kinds = Documents and pictures
kept-file-choose = Choose { $title }…
kept-file-other = Choose another { $title }…
kept-file-none = None is chosen. A copy is kept beside the book.
kept-file-now = { $file } is kept.
kept-file-leave = Leave it out

outlet-terms-heading = Terms
outlet-terms-new = Note new terms…
outlet-terms-title = Terms of { $name }
outlet-terms-save = Note terms
outlet-terms-remove = Remove
outlet-terms-noted = Noted on { $day }.
outlet-terms-follow = These take the place of the older terms from their first day on. The older ones stay: what applied when a load left can always be shown.
outlet-terms-first = What it takes, from where, and how.
outlet-terms-empty = What you leave empty is not limited.
outlet-terms-applies-from = Apply from
outlet-terms-when-in-force = In force since { $day }
outlet-terms-when-coming =
    { $days ->
        [one] From { $day }, tomorrow
       *[other] From { $day }, in { $days } days
    }
outlet-terms-when-past = From { $day }
outlet-terms-earlier =
    { $count ->
        [one] Terms before these
       *[other] { $count } earlier terms
    }
outlet-terms-what = What it takes, and from where
outlet-terms-accepts = Takes
outlet-terms-accepts-none = everything but what is refused
outlet-terms-everything = everything
outlet-terms-refuses = Refuses
outlet-terms-refuses-none = nothing by name
outlet-terms-makers = Makers
outlet-terms-makers-hint = With commas between; empty: any.
outlet-terms-any-maker = any
outlet-terms-genuine = genuine only
outlet-terms-genuine-only = Only as the maker made it: not refilled or remanufactured
outlet-terms-areas = From
outlet-terms-areas-hint = Countries and states, such as US, or Ohio, US-PA; empty: anywhere.
outlet-terms-anywhere = anywhere
outlet-terms-how-much = How much, and how soon
outlet-terms-least = At least
outlet-terms-most = At most
outlet-terms-pieces =
    { $count ->
        [one] 1 piece
       *[other] { $count } pieces
    }
outlet-terms-each = { $weight } each
outlet-terms-package = { $weight } a package
outlet-terms-least-pieces = At least, pieces
outlet-terms-least-weight = At least, kg
outlet-terms-most-item = At most each, kg
outlet-terms-most-package = At most a package, kg
outlet-terms-lead = Booked
outlet-terms-lead-field = Booked ahead, days
outlet-terms-lead-days =
    { $days ->
        [one] 1 day ahead
       *[other] { $days } days ahead
    }
outlet-terms-state = In which state
outlet-terms-media = Data
outlet-terms-media-taken = may still be on it
outlet-terms-media-erased = erased before
outlet-terms-media-removed = drives taken out before
outlet-terms-media-refused = nothing that holds data
outlet-terms-batteries = Batteries
outlet-terms-batteries-taken = may be inside
outlet-terms-batteries-removed = taken out before
outlet-terms-locked = Locked devices
outlet-terms-locked-refused = not taken
outlet-terms-locked-taken = taken
outlet-terms-on-site = Destruction of data
outlet-terms-on-site-yes = at the customer’s site
outlet-terms-on-site-field = Destroys data at the customer’s site
outlet-terms-exports = Leaves the country
outlet-terms-exports-unknown = not known
outlet-terms-exports-never = never
outlet-terms-exports-possible = may
outlet-terms-price = Price
outlet-terms-price-unknown = not known
outlet-terms-price-free = free
outlet-terms-price-paid = costs; amount not noted
outlet-terms-price-credited = credited; amount not noted
outlet-terms-amount-paid = costs { $amount } { $per }
outlet-terms-amount-credited = credits { $amount } { $per }
outlet-terms-price-who = Who pays
outlet-terms-price-choice-unknown = Not known
outlet-terms-price-choice-free = Free
outlet-terms-price-choice-paid = You pay
outlet-terms-price-choice-credited = You are credited
outlet-terms-amount = Amount
outlet-terms-per = Counted
outlet-terms-per-item = for each
outlet-terms-per-kilogram = for a kilogram
outlet-terms-currency = Currency
outlet-terms-currency-company = { $currency }, as the company
outlet-terms-people = For people to know
outlet-terms-packaging = Packaging
outlet-terms-booking = How to book
outlet-terms-note = Note

programmes-title = Take-back programmes
programmes-note = somebody made sure of each
programmes-count =
    { $count ->
        [0] no programmes
        [one] { $count } programme
       *[other] { $count } programmes
    }
programmes-none = No programme is in this book
programmes-none-text = Printer supplies, phones and small electronics often go to a maker’s or distributor’s programme. Look at a proposal below and confirm it, or enter one you know.
programme-label = Programme { $name }
programme-name = Programme
programme-standing = Runs
programme-confirmed = Confirmed
programme-verb = What to do
programme-who = For { $sponsor }, run by { $operator }
programme-runs = No end known
programme-until = To { $day }
programme-begins = Begins { $day }
programme-ended = Ended { $day }
programme-ends-today = Ends today
programme-ends-in =
    { $days ->
        [one] Ends tomorrow
       *[other] Ends in { $days } days
    }
programme-confirmed-long-ago = { $day }, over a year ago
programme-confirmed-by-whom = { $day }, { $who }
programme-add = Add programme
programme-add-title = Add programme
programme-add-verb = Confirm and add
programme-confirm-title = Confirm the programme: { $name }
programme-change = Change…
programme-change-title = Change programme
programme-save = Save
programme-facts = What is known
programme-sponsor = Sponsor
programme-sponsor-hint = For whom it is run, such as a distributor.
programme-operator = Operator
programme-operator-hint = Who fetches and processes.
programme-facility = Where it is processed
programme-facility-hint = If the operator is one of your recyclers.
programme-facility-unknown = Not known
programme-no-facility = Where its operator processes is not known.
programme-valid-from = Begins
programme-valid-until = Ends
programme-valid-until-hint = Empty: not known.
programme-day-unknown = not known
programme-source = Source
programme-source-hint = Where the terms stand: an address, a contract, a letter.
programme-terms-apart = Its terms are noted by themselves, from a day on.
programme-no-terms = No terms are noted: nothing is routed to it.
programme-confirmed-on = Confirmed on
programme-confirmed-by = Who made sure
programme-confirmed-by-hint = Your name, or whom you asked. It stands beside the programme.
programme-again = Confirm again…
programme-again-named = Confirm again: { $name }
programme-again-title = Confirm again: { $name }
programme-again-verb = Terms are as noted
programme-again-text = { $who } made sure on { $day }. See whether the terms are still as they are noted:
programme-again-due = Nobody has made sure of its terms for over a year.
programme-again-differs = If they differ, note new terms instead.

proposals-title = Proposals to be confirmed
proposals-note = what public pages said once; nothing is routed to them
proposal-look = A proposal, not a fact. Read the source, correct what is no longer so, and say who made sure. Only then is it used.
proposal-look-verb = Look and confirm…
proposal-look-named = Look and confirm: { $name }
proposal-not-confirmed = Not confirmed. { $words }.
proposal-undated = undated
proposal-confidence-low = not at all sure
proposal-confidence-medium = fairly sure
proposal-confidence-high = quite sure
proposal-source = Source
proposal-unread = What else the source says; no field holds it
proposal-unread-short = Also said there: { $words }

action-add-recycler = Added the recycler { $name }
action-add-facility = Added the facility { $facility } of { $name }
action-change-facility = Changed the facility { $facility } of { $name }
action-close-facility = Noted that the facility { $facility } of { $name } closes after { $day }
action-reopen-facility = Noted that the facility { $facility } of { $name } is open
action-move-facility = Noted that the facility { $facility } of { $name } moves after { $day }, to { $there }
action-add-certification = Noted a certification of { $name }, { $facility }
action-change-certification = Corrected a certification of { $name }, { $facility }
action-remove-certification = Removed a certification of { $name }, { $facility }
action-check-status = Noted a look-up of { $name }, { $facility }
action-add-programme = Added the programme { $name }
action-change-programme = Changed the programme { $name }
action-confirm-programme = Noted that the terms of { $name } were confirmed on { $day }
action-note-terms = Noted terms of { $name } from { $day } on
action-remove-terms = Removed terms of { $name } from { $day } on
