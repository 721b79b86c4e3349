### Routing: the table of rules, and the bench on which it is tried.

routing-title = Recyclers
routing-unsaved = not saved
routing-unsaved-foot = This table is not saved yet. Until then everything goes by the one that was saved.
routing-own = This table is yours: it differs from the one Endwell comes with.
routing-bundled = This is the table Endwell comes with. Change a rule, and it is yours.
routing-discard = Discard
routing-save = Save table
routing-restore = Restore Endwell’s table…
routing-restore-title = Restore Endwell’s table
routing-restore-text = Your rules are replaced by those Endwell comes with, and every route is worked out again. Undo brings your rules back.
routing-restore-verb = Restore
routing-behind = Another table was saved since you began. Take that one, or keep your edits: saved, they then replace it.
routing-behind-take = Take the saved one
routing-behind-keep = Keep my edits
routing-undid = Took back the last edit of the table
routing-redid = Did the edit of the table again
routing-nothing-to-undo = Nothing more of this table can be taken back here. Discard gives back the saved one.
routing-nothing-to-redo = No edit of this table is left to do again
routing-rules = Rules
routing-rules-note = the first that fits decides
routing-no-rules = Without a rule nothing goes anywhere.
routing-keys = Enter opens a rule; Alt and an arrow key move it.
routing-fresh = Status checks
routing-fresh-note = before a load leaves
routing-fresh-days = At most so many days old

rule-add = Add rule
rule-place = Place
rule-rule = Rule
rule-goes-to = Goes to
rule-verbs = What to do
rule-change = Change
rule-change-named = Change the rule “{ $name }”
rule-remove = Remove
rule-remove-named = Remove the rule “{ $name }”
rule-up = Move up
rule-up-named = Move up: “{ $name }”
rule-down = Move down
rule-down-named = Move down: “{ $name }”
rule-moved = “{ $name }” is now rule { $place } of { $all }
rule-decides = It decides what is tried.
rule-never = It is never reached: “{ $before }” takes everything before it.

rule-every-category = everything
rule-data-holds = holding data
rule-data-may-hold = that may hold data
rule-above = above { $above } each
rule-up-to = up to { $upTo } each
rule-between = above { $above } and up to { $upTo } each
rule-from = from { $areas }
rule-nowhere = Nowhere
rule-else = { $words }, else { $next }
rule-or = { $words }, or { $next }
rule-with-scopes = { $standard } ({ $scopes })
rule-not-certified = no certification asked for

rule-dialog-add = Add rule
rule-dialog-add-verb = Add to the table
rule-dialog-change = Change rule
rule-dialog-put = Put into the table
rule-dialog-name = Name
rule-dialog-name-hint = It is said as the reason wherever the rule decides.
rule-dialog-categories = Categories
rule-dialog-data = Data
rule-dialog-data-any = Any
rule-dialog-data-holds = Holds data
rule-dialog-data-may-hold = May hold data
rule-dialog-above = Heavier than, kg each
rule-dialog-up-to = Up to, kg each
rule-dialog-areas = Only from
rule-dialog-areas-hint = Countries and states, a comma between them, such as Ohio, US-PA, Canada. Empty: from anywhere.
rule-dialog-certified = Certifications of which one is enough
rule-dialog-certified-none = None is asked for: any recycler in the register may take it.
rule-dialog-add-certified = Add a certification
rule-dialog-enough = Certification { $number }
rule-dialog-standard = Standard of certification { $number }
rule-dialog-remove-named = Remove { $standard }
rule-only = { $kind } only

bench-title = Try it
bench-note = nothing is changed by it
bench-edited = by the table as it stands here, not saved yet
bench-asked = What is tried
bench-category = Category
bench-maker = Maker
bench-any-maker = any
bench-weight = Weight, kg each
bench-usual = usually { $weight }
bench-quantity = How many
bench-area = Place
bench-area-placeholder = country or state
bench-on = On
bench-customer = Customer
bench-any-customer = nobody in particular
bench-customer-unknown = No customer has this name. Choose one from the list, or leave this empty.
bench-refused = Some of what is tried needs a look before this can be answered.
bench-holds = On hold
bench-answer = What would happen
bench-table-refused = A rule needs a look before this can be tried.
bench-goes-to = Goes to { $outlet }
bench-stays = It stays where it is
bench-nowhere = { $kind } wanted, but none may take it
bench-outlets = Outlets, the best first
bench-no-outlets = No outlet is in the register yet
bench-no-outlets-text = Enter a recycler with its certifications, or a take-back programme; then this says which of them would take it and why.
bench-enter-recycler = Enter a recycler

action-save-routing-table =
    Saved the routing table: { $rules ->
        [one] one rule
       *[other] { $rules } rules
    }
action-restore-routing-table = Restored Endwell’s routing table
