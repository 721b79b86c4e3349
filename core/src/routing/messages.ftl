### Why something may go to an outlet, or not: one sentence for each reason. “It” is the outlet, or what is to be routed.
### Days, weights, standards, scopes, categories and areas come as words; `least`, `quantity`, `days` and `packages` as counts
### where they are counts.

refusal-rule-never-matches = Nothing weighs more than the first and no more than the second.

# It stays.
reason-leased = It is leased and goes back to the lessor.
reason-legal-hold = It is under a legal hold and must not leave.
reason-warranty-claim = A warranty claim is open: the maker may still have to replace it.
reason-no-rule = No rule of the routing table fits it.
reason-no-outlet = There is no recycler and no take-back programme in the book yet.

# Against. An end may lie ahead or behind.
reason-kind-not-wanted = The rule “{ $rule }” allows no { $kind ->
    [take-back] take-back programme
   *[certified-recycler] recycler
  }.
reason-facility-closed = The facility is closed after { $day }.
reason-programme-not-yet = The programme begins only on { $day }.
reason-programme-ended = The programme runs only to { $day }.
reason-terms-not-yet = None of its terms apply on that day.
reason-category-refused = Its terms exclude { $category }.
reason-category-not-taken = Its terms do not name { $category }.
reason-maker-not-taken = It takes only equipment made by { $makers }.
reason-area-unknown = It serves only { $areas }, and the address of the site does not say where that is.
reason-area-not-served = It does not serve { $area }, only { $areas }.
reason-item-too-heavy = It takes pieces of at most { $most }; this is { $weight }.
reason-package-too-heavy = It takes packages of at most { $most }; one piece alone is { $weight }.
reason-data-refused = It takes nothing that holds data.
reason-locked-refused = It does not take locked devices.
reason-not-certified = It holds none of the certifications asked for: { $standards }.
reason-certification-not-yet = Its { $standard } certification begins only on { $day }.
reason-certification-ended = Its { $standard } certification is valid only to { $day }.
reason-standard-ended = { $standard } itself has ended: no certificate of it counts any more.
reason-certification-in-process = Its { $standard } certification is in process: it is not certified yet.
reason-certification-suspended = Its { $standard } certification is suspended.
reason-certification-withdrawn = Its { $standard } certification is withdrawn.
reason-certification-not-listed = Its { $standard } certification is not in the directory of the standard.
reason-scope-missing = Its { $standard } certificate does not cover { $scope }.
reason-customer-wants = The customer accepts only { $standards }.
reason-no-on-site-destruction = The customer wants data destroyed on site; it does not offer that.
reason-may-export = The customer wants nothing exported; it may export.
reason-export-unknown = The customer wants nothing exported; whether it exports is not known.
reason-too-few = It comes for { $least } pieces or more; there { $quantity ->
    [one] is one
   *[other] are { $quantity }
  }.
reason-too-light = It comes for { $least } or more; this is { $weight }.
reason-status-not-checked = Nobody has looked up whether its { $standard } certification stands.
reason-status-check-old = Its { $standard } certification was last looked up on { $day }.

# For.
reason-rule-prefers = First choice of the rule “{ $rule }”.
reason-certified = { $standard }, certificate { $number }, valid to { $day }.
reason-category-taken = It takes { $category }.
reason-area-served = It serves { $area }.
reason-free = It is free.
reason-credited = It gives a credit.

# What is to be seen to.
reason-paid = It charges a fee.
reason-price-unknown = Its price is not noted.
reason-erase-first = Erase the data first.
reason-remove-drives = Take the drives out first.
reason-remove-batteries = Take the batteries out first.
reason-genuine-only = Only as the maker made it: nothing refilled or remanufactured.
reason-least-pieces = It comes for { $least } pieces or more.
reason-least-weight = It comes for { $least } or more.
reason-lead-time = Book it { $days ->
    [one] one day
   *[other] { $days } days
  } ahead.
reason-packages = Pack it in { $packages ->
    [one] one package
   *[other] { $packages } packages
  } of at most { $most }.
reason-ends-soon = The programme ends on { $day }.
# Said instead where the reason names a standard.
reason-ends-soon-standard = Its { $standard } certification ends on { $day }.
reason-confirm-again = Its terms were last confirmed on { $day }: ask whether they still hold.
reason-no-terms = Its terms are not noted: ask before anything leaves.

# The edition before R2v3.
standard-r2-2013 = R2:2013

# Parts of a standard, as they stand in a sentence.
scope-r2-a = Appendix A, downstream recycling chain
scope-r2-b = Appendix B, data sanitization
scope-r2-c = Appendix C, test and repair
scope-r2-d = Appendix D, specialty electronics reuse
scope-r2-e = Appendix E, materials recovery
scope-r2-f = Appendix F, brokering
scope-r2-g = Appendix G, photovoltaic modules
scope-naid-physical = physical destruction
scope-naid-overwriting = overwriting
scope-naid-on-site = work on site
scope-naid-off-site = work at the plant

hold-leased = Leased
hold-legal-hold = Legal hold
hold-warranty-claim = Warranty claim
hold-locked = Locked

# What a public directory says.
status-listed = Listed
status-in-process = In process
status-suspended = Suspended
status-withdrawn = Withdrawn
status-expired = Expired
status-moved = Moved
status-closed = Closed
status-not-listed = Not listed

# How a certification stands on a day.
stands-valid = Valid to { $until }
stands-not-yet = Valid from { $from }
stands-ended = Ended { $until }
stands-standard-ended = The standard has ended
stands-facility-closed = The facility is closed
stands-in-process = In process, not certified
stands-suspended = Suspended
stands-withdrawn = Withdrawn
stands-not-listed = Not in the directory
