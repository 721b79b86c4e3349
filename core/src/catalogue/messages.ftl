# The categories of equipment, alone, counted, and in the plural.

category-laptop = Laptop
category-plural-laptop = laptops
category-counted-laptop =
    { $count ->
        [one] { $count } laptop
       *[other] { $count } laptops
    }

category-desktop = Desktop
category-plural-desktop = desktops
category-counted-desktop =
    { $count ->
        [one] { $count } desktop
       *[other] { $count } desktops
    }

category-workstation = Workstation
category-plural-workstation = workstations
category-counted-workstation =
    { $count ->
        [one] { $count } workstation
       *[other] { $count } workstations
    }

category-thin_client = Thin client
category-plural-thin_client = thin clients
category-counted-thin_client =
    { $count ->
        [one] { $count } thin client
       *[other] { $count } thin clients
    }

category-monitor_lcd = Monitor
category-plural-monitor_lcd = monitors
category-counted-monitor_lcd =
    { $count ->
        [one] { $count } monitor
       *[other] { $count } monitors
    }

category-monitor_crt = CRT monitor
category-plural-monitor_crt = CRT monitors
category-counted-monitor_crt =
    { $count ->
        [one] { $count } CRT monitor
       *[other] { $count } CRT monitors
    }

category-server = Server
category-plural-server = servers
category-counted-server =
    { $count ->
        [one] { $count } server
       *[other] { $count } servers
    }

category-storage_array = Storage array
category-plural-storage_array = storage arrays
category-counted-storage_array =
    { $count ->
        [one] { $count } storage array
       *[other] { $count } storage arrays
    }

category-nas_small = Small NAS
category-plural-nas_small = small NAS units
category-counted-nas_small =
    { $count ->
        [one] { $count } small NAS unit
       *[other] { $count } small NAS units
    }

category-network_switch = Network switch
category-plural-network_switch = network switches
category-counted-network_switch =
    { $count ->
        [one] { $count } network switch
       *[other] { $count } network switches
    }

category-router = Router
category-plural-router = routers
category-counted-router =
    { $count ->
        [one] { $count } router
       *[other] { $count } routers
    }

category-firewall = Firewall
category-plural-firewall = firewalls
category-counted-firewall =
    { $count ->
        [one] { $count } firewall
       *[other] { $count } firewalls
    }

category-wireless_ap = Access point
category-plural-wireless_ap = access points
category-counted-wireless_ap =
    { $count ->
        [one] { $count } access point
       *[other] { $count } access points
    }

category-ups = UPS
category-plural-ups = UPS units
category-counted-ups =
    { $count ->
        [one] { $count } UPS unit
       *[other] { $count } UPS units
    }

category-ups_battery = UPS battery
category-plural-ups_battery = UPS batteries
category-counted-ups_battery =
    { $count ->
        [one] { $count } UPS battery
       *[other] { $count } UPS batteries
    }

category-printer_desktop = Printer
category-plural-printer_desktop = printers
category-counted-printer_desktop =
    { $count ->
        [one] { $count } printer
       *[other] { $count } printers
    }

category-mfp_floor = Floor-standing MFP
category-plural-mfp_floor = floor-standing MFPs
category-counted-mfp_floor =
    { $count ->
        [one] { $count } floor-standing MFP
       *[other] { $count } floor-standing MFPs
    }

category-toner_cartridge = Toner cartridge
category-plural-toner_cartridge = toner cartridges
category-counted-toner_cartridge =
    { $count ->
        [one] { $count } toner cartridge
       *[other] { $count } toner cartridges
    }

category-ink_cartridge = Ink cartridge
category-plural-ink_cartridge = ink cartridges
category-counted-ink_cartridge =
    { $count ->
        [one] { $count } ink cartridge
       *[other] { $count } ink cartridges
    }

category-smartphone = Phone
category-plural-smartphone = phones
category-counted-smartphone =
    { $count ->
        [one] { $count } phone
       *[other] { $count } phones
    }

category-desk_phone = Desk phone
category-plural-desk_phone = desk phones
category-counted-desk_phone =
    { $count ->
        [one] { $count } desk phone
       *[other] { $count } desk phones
    }

category-tablet = Tablet
category-plural-tablet = tablets
category-counted-tablet =
    { $count ->
        [one] { $count } tablet
       *[other] { $count } tablets
    }

category-projector = Projector
category-plural-projector = projectors
category-counted-projector =
    { $count ->
        [one] { $count } projector
       *[other] { $count } projectors
    }

category-pos_terminal = POS terminal
category-plural-pos_terminal = POS terminals
category-counted-pos_terminal =
    { $count ->
        [one] { $count } POS terminal
       *[other] { $count } POS terminals
    }

category-payment_terminal = Payment terminal
category-plural-payment_terminal = payment terminals
category-counted-payment_terminal =
    { $count ->
        [one] { $count } payment terminal
       *[other] { $count } payment terminals
    }

category-docking_station = Docking station
category-plural-docking_station = docking stations
category-counted-docking_station =
    { $count ->
        [one] { $count } docking station
       *[other] { $count } docking stations
    }

category-keyboard_mouse = Keyboard or mouse
category-plural-keyboard_mouse = keyboards and mice
category-counted-keyboard_mouse =
    { $count ->
        [one] { $count } keyboard or mouse
       *[other] { $count } keyboards and mice
    }

category-loose_hdd_3_5 = Loose hard drive
category-plural-loose_hdd_3_5 = loose hard drives
category-counted-loose_hdd_3_5 =
    { $count ->
        [one] { $count } loose hard drive
       *[other] { $count } loose hard drives
    }

category-loose_ssd = Loose SSD
category-plural-loose_ssd = loose SSDs
category-counted-loose_ssd =
    { $count ->
        [one] { $count } loose SSD
       *[other] { $count } loose SSDs
    }

category-lto_tape = LTO tape
category-plural-lto_tape = LTO tapes
category-counted-lto_tape =
    { $count ->
        [one] { $count } LTO tape
       *[other] { $count } LTO tapes
    }
