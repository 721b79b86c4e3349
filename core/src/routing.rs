//! Where equipment goes at its end of life, proposed when it is deployed. Pure.

use serde::Serialize;
use ts_rs::TS;

use crate::book::choice_cell;
use crate::catalogue::{Category, DataBearing};
use crate::foundation::choice;

choice! {
    /// A kind of place where equipment ends.
    Outlet {
        /// A recycler certified to e-Stewards or R2.
        CertifiedRecycler = "certified-recycler",
        /// A take-back programme for small electronics and printer supplies.
        TakeBack = "take-back",
    }
}
choice_cell!(Outlet);

choice! {
    /// Why an outlet was proposed; its sentence is `route-<word>`.
    RouteReason {
        PrinterSupplies = "printer-supplies",
        SmallElectronics = "small-electronics",
        HoldsData = "holds-data",
        Hazardous = "hazardous",
        Large = "large",
    }
}
choice_cell!(RouteReason);

/// The outlet proposed, with the reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Route {
    pub outlet: Outlet,
    pub reason: RouteReason,
}

/// Heavier than this, in grams, a take-back programme's box will not carry it.
const SMALL: i64 = 3_000;

/// The first of these that fits: printer supplies and phones have programmes of their own; what holds data, needs care
/// or is large goes to a certified recycler; the rest is small electronics.
pub fn route(category: Category) -> Route {
    let facts = category.facts();
    let needs_care = ["VRLA", "lead", "mercury"].iter().any(|word| facts.battery.contains(word));
    let (outlet, reason) = if facts.is_supply {
        (Outlet::TakeBack, RouteReason::PrinterSupplies)
    } else if category.slug() == "smartphone" {
        (Outlet::TakeBack, RouteReason::SmallElectronics)
    } else if facts.data_bearing == DataBearing::Yes {
        (Outlet::CertifiedRecycler, RouteReason::HoldsData)
    } else if needs_care || category.slug() == "monitor_crt" {
        (Outlet::CertifiedRecycler, RouteReason::Hazardous)
    } else if facts.weight_g > SMALL {
        (Outlet::CertifiedRecycler, RouteReason::Large)
    } else {
        (Outlet::TakeBack, RouteReason::SmallElectronics)
    };
    Route { outlet, reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_its_outlet() {
        use Outlet::{CertifiedRecycler, TakeBack};
        use RouteReason::{Hazardous, HoldsData, Large, PrinterSupplies, SmallElectronics};
        for (slug, outlet, reason) in [
            ("laptop", CertifiedRecycler, HoldsData),
            ("server", CertifiedRecycler, HoldsData),
            ("network_switch", CertifiedRecycler, HoldsData),
            ("loose_ssd", CertifiedRecycler, HoldsData),
            ("payment_terminal", CertifiedRecycler, HoldsData),
            ("ups", CertifiedRecycler, Hazardous),
            ("ups_battery", CertifiedRecycler, Hazardous),
            ("projector", CertifiedRecycler, Hazardous),
            ("monitor_crt", CertifiedRecycler, Hazardous),
            ("monitor_lcd", CertifiedRecycler, Large),
            ("printer_desktop", CertifiedRecycler, Large),
            ("toner_cartridge", TakeBack, PrinterSupplies),
            ("ink_cartridge", TakeBack, PrinterSupplies),
            ("smartphone", TakeBack, SmallElectronics),
            ("docking_station", TakeBack, SmallElectronics),
            ("keyboard_mouse", TakeBack, SmallElectronics),
        ] {
            assert_eq!(route(Category::parse(slug).unwrap()), Route { outlet, reason }, "{slug}");
        }
    }
}
