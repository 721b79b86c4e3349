### Plans of a customer: the list, the board, and adopting one.

plans-of = Plans of { $customer }
plans-new = New plan
plans-none = No plan yet
plans-none-text = A plan levels what a customer spends: what falls due in a crowded quarter is moved to a quieter one, and no date changes until the plan is adopted.
plans-choose = A plan belongs to one customer. Choose one.
plans-ranking = By customer
plans-ranking-note = next three years, with what fell due before
plans-column-name = Plan
plans-column-made = Made on
plans-column-state = State
plans-open = Not adopted
plans-adopted = Adopted on { $day }
plans-forecast = As a forecast
plans-delete = Delete
plans-start-title = New plan
plans-start = Start the plan
plans-name = Name
plans-name-hint = Stands with every date it sets, such as “Budget 2027, levelled”.
plans-adopt = Adopt…
plans-adopt-title = Adopt “{ $name }”
plans-adopt-devices =
    { $devices ->
        [one] 1 device gets another refresh date.
       *[other] { $devices } devices get other refresh dates.
    }
plans-adopt-text = The dates are then set by hand, under this plan’s name, and no policy moves them. The plan can no longer be changed. All of it can be undone.
plans-adopt-verb = Adopt

board-label = Plan { $name }
board-hint = The mark shows what a quarter would take without the plan. Drag a card to another quarter. By keyboard, Alt and an arrow key moves it, and Enter asks where it goes.
board-nothing-moved = Nothing is moved yet; once something is, the plan can be adopted.
board-adopted = Adopted on { $day }. Its dates hold; the plan can no longer be changed.
board-before = Before { $quarter }
board-item = { $devices }, { $site }
board-devices =
    { $devices ->
        [one] 1 device
       *[other] { $devices } devices
    }
board-unplanned = unplanned { $budget }
board-cards = Due in { $quarter }
board-unpriced =
    { $devices ->
        [one] 1 without a price
       *[other] { $devices } without a price
    }
board-moved-from = moved from { $quarter }
board-was-overdue = was due in { $quarter }
board-due-in = due in { $quarter }
board-put-back = Put back
board-put-back-label = Put back { $item }
board-move-title = Move { $item }
board-move = Move
board-move-to = To
board-falls-due = It falls due in { $quarter }.
board-choice = { $quarter }, takes { $budget }
board-choice-due = { $quarter }, where it fell due
board-now = { $quarter } now takes { $budget }; without the plan { $before }.

action-start-scenario = Started the plan { $name }
action-move-in-scenario = Moved { $category } from { $fromQuarter } to { $toQuarter } in the plan { $name }
action-delete-scenario = Deleted the plan { $name }
action-adopt-scenario =
    { $moved ->
        [one] Adopted the plan { $name }: 1 device has another date
       *[other] Adopted the plan { $name }: { $moved } devices have other dates
    }
