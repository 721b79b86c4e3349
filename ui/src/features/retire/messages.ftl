### Retiring equipment.

retire-title =
    { $devices ->
        [0] Retire supplies
        [one] Retire { $devices } device
       *[other] Retire { $devices } devices
    }
retire-text = What is retired leaves service and waits to be fetched. Each site and each outlet gets a pickup of its own.
retire-quantity = How many: { $model }
retire-quantity-left = { $left } are left.
retire-quantity-left-at = { $left } are left at { $site }.
retire-quantity-refused = From { $least } to { $left }.
retire-offer =
    { $lots ->
        [one] Supplies may come along: one lot
       *[other] Supplies may come along: { $lots } lots
    }
retire-day = Fetch on
retire-carrier = Carrier
retire-carrier-hint = Who fetches it: your own van, a freight company, the recycler.

retire-becomes = What it becomes
retire-becomes-pickups =
    { $pickups ->
        [0] No pickup
        [one] One pickup
       *[other] { $pickups } pickups
    }
retire-becomes-stays =
    { $pieces ->
        [one] one piece stays
       *[other] { $pieces } pieces stay
    }
retire-load = { $outlet }, from { $place }
retire-left-out = left out, stays in service
retire-not-before = not before { $day }
retire-about = about { $weight }
retire-conditions = To be seen to
retire-booked-ahead = It has to be booked ahead and comes no sooner.
retire-together =
    { $others ->
        [one] One pickup together with another load here.
       *[other] One pickup together with { $others } other loads here.
    }
retire-facility = Goes to
retire-against = What speaks against it
retire-by-hand = Chosen by hand: what speaks against it is asked again before it leaves.
retire-without-outlet = Nothing in the register may take this yet. Choose where it goes before it is received.
retire-own = Another day or carrier
retire-own-no-more = Same day and carrier as the others
retire-own-day = This one on
retire-own-carrier = This one by

retire-stays = Stays in service
retire-stays-note = and why
retire-stays-nearest = Nearest: { $name }. { $reasons }
retire-without-too = Fetch also what no outlet takes
retire-stays-more = and { $more } more
retire-at-place = { $what }: { $place }
retire-lift = Lift the hold
retire-lift-label = Lift the hold: { $what }
retire-see = See
retire-see-label = See { $what }
retire-all-the-same =
    { $pieces ->
        [one] Fetch it all the same
       *[other] Fetch { $pieces } all the same
    }
retire-nothing-chosen = Nothing is chosen yet: say how many leave.
retire-nothing-held = Nothing of this can leave: all of it is on hold. Lift the hold at the device first.
retire-nothing-offered = No outlet may take this on that day. Choose another day, bring the register up to date, or fetch it now and choose the outlet later.
retire-nothing-registered = No recycler or programme is in the book yet. Add one, or fetch it now and choose the outlet later.
retire-to-recyclers = Recyclers

retire-plan =
    { $pickups ->
        [0] Plan pickup
        [one] Plan pickup
       *[other] Plan { $pickups } pickups
    }
retire-planned-title = Planned
retire-planned-text =
    { $pickups ->
        [one] The equipment is on one pickup. Next: enter when it was collected.
       *[other] The equipment is on { $pickups } pickups. Next: enter when each was collected.
    }
retire-planned-stays =
    { $pieces ->
        [one] One piece stays in service.
       *[other] { $pieces } pieces stay in service.
    }
retire-pickup = Pickup { $number }
retire-open = Open
retire-open-label = Open pickup { $number }
action-plan-pickup =
    Planned pickup { $number }: { $devices ->
        [0] supplies
        [one] { $devices } device
       *[other] { $devices } devices
    }
