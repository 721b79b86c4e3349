### Retiring equipment.

retire-title =
    { $devices ->
        [0] Retire supplies
        [one] Retire { $devices } device
       *[other] Retire { $devices } devices
    }
retire-text = What is retired leaves service and waits to be fetched. Each site gets a pickup of its own.
retire-quantity = How many: { $model }
retire-quantity-left = { $left } are left.
retire-quantity-refused = From 1 to { $left }.
retire-day = Fetch on
retire-facility = Goes to
retire-facility-later = Choose later
retire-facility-open = It can be chosen later, before it is received.
retire-no-facilities = No recycler is in the book yet. Plan now, and choose one later.
retire-certified = Holds today, by its dates: { $held }.
retire-not-certified = No certification of this facility is valid today.
retire-carrier = Carrier
retire-carrier-hint = Who fetches it: your own van, a freight company, the recycler.
retire-plan = Plan pickup
retire-planned-title = Planned
retire-planned-text =
    { $pickups ->
        [one] The equipment is on one pickup. Next: enter when it was collected.
       *[other] The equipment is on { $pickups } pickups, one for each site. Next: enter when each was collected.
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
