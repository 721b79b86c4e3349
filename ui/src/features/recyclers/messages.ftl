### Recyclers, their facilities and certifications.

recyclers-title = Recyclers
recyclers-count =
    { $count ->
        [one] { $count } facility
       *[other] { $count } facilities
    }
recyclers-proof = A date alone does not prove that a certification stands: it can be suspended. Look it up in the standard’s own directory, and note when and where; certificates say so.
recyclers-none = No recyclers yet
recyclers-none-text = Add who takes your customers’ equipment, and what each facility is certified to. Pickups go there, and certificates name it.
recycler-add = Add recycler
recycler-name = Name of the recycler
recycler-facility = First facility
recycler-facility-hint = Certifications belong to one facility at one address.
facility-add = Add facility
facility-change = Change facility
facility-save = Save
facility-name = Name of the facility
certifications-none = No certification is noted. Add what this facility holds.
certifications-of = Certifications of { $facility }
certification-add = Add certification
certification-title = Certification of { $facility }
certification-save = Save
certification-standard = Standard
certification-number = Certificate number
certification-standing = Validity
certification-checked = Looked up
certification-checked-on = on { $day }
certification-not-checked = not yet
certification-renew = Look up again
certification-renew-named = Look up again, { $standard }
certification-follows = A newer entry takes the place of the older one; the older one stays in the record.
certification-from = Valid from
certification-until = Valid to
certification-look-up = Where did you see that it stands today?
certification-checked-day = Looked up on
certification-checked-at = Where
certification-checked-at-hint = Such as the standard’s online directory.

standing-valid = Valid to { $day }
standing-ends-soon = Ends { $day }
standing-ended = Ended { $day }
standing-not-yet = Valid from { $day }
standing-unchecked = To { $day }, never looked up
standing-stale = To { $day }, looked up long ago

action-add-recycler = Added the recycler { $name }
action-add-facility = Added the facility { $facility } of { $name }
action-change-facility = Changed the facility { $facility } of { $name }
action-add-certification = Noted a certification of { $name }, { $facility }
