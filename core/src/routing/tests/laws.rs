//! What holds whatever the register says.

use proptest::prelude::*;

use super::*;
use crate::foundation::Choice;
use crate::recyclers::Standing;

fn some_day() -> impl Strategy<Value = Day> {
    (0i64..1_500).prop_map(|days| day("2024-01-01").plus_days(days))
}

fn some_certification() -> impl Strategy<Value = Certification> {
    let scopes = prop_oneof![Just(vec![]), Just(vec![Scope::R2DataSanitization])];
    let check = (0..Status::ALL.len(), some_day(), proptest::option::of(some_day()));
    (0..Standard::ALL.len(), some_day(), 0i64..1_200, scopes, proptest::collection::vec(check, 0..3), any::<u64>())
        .prop_map(|(standard, from, days, scopes, checks, number)| Certification {
            id: id::<CertificationId>(u128::from(number)),
            standard: Standard::ALL[standard],
            valid_from: from,
            valid_until: from.plus_days(days),
            scopes,
            checks: checks
                .into_iter()
                .enumerate()
                .map(|(at, (status, on, since))| StatusCheck {
                    id: id::<StatusCheckId>(u128::from(number) + at as u128),
                    since,
                    checked_on: on,
                    ..seen(Status::ALL[status], ON)
                })
                .collect(),
            ..certification(Standard::R2v3, "2025-01-01", "2027-12-31")
        })
}

fn some_terms() -> impl Strategy<Value = Vec<DatedTerms>> {
    let one = (some_day(), 0u32..20, 0u16..30, any::<bool>(), 0..Export::ALL.len());
    proptest::collection::vec(one, 0..3).prop_map(|all| {
        let terms = all.into_iter().map(|(from, least, lead_days, laptops, exports)| DatedTerms {
            id: id::<TermsId>(1),
            applies_from: from,
            noted_on: from,
            terms: Terms {
                least_pieces: Some(least),
                lead_days,
                accepts: if laptops { vec![category("laptop")] } else { Vec::new() },
                exports: Export::ALL[exports],
                ..Terms::default()
            },
        });
        let mut terms: Vec<DatedTerms> = terms.collect();
        terms.sort_by_key(|terms| std::cmp::Reverse(terms.applies_from));
        terms
    })
}

prop_compose! {
    fn some_register()(
        facilities in proptest::collection::vec((proptest::collection::vec(some_certification(), 0..4), some_terms(), proptest::option::of(some_day())), 0..4),
        programmes in proptest::collection::vec((some_terms(), proptest::option::of(some_day())), 0..3),
    ) -> Register {
        let facilities = facilities.into_iter().enumerate().map(|(at, (certifications, terms, closed_on))| {
            let mut one = facility(at as u128 + 1, &format!("Recycler {}", at % 2), certifications, Terms::default());
            one.terms = terms;
            one.facility.closed_on = closed_on;
            one
        });
        let programmes = programmes.into_iter().enumerate().map(|(at, (terms, valid_until))| {
            let mut one = programme(at as u128 + 100, "Box", Terms::default());
            one.terms = terms;
            one.programme.valid_until = valid_until;
            one.programme.id = id::<ProgrammeId>(at as u128 + 100);
            one
        });
        register(facilities.collect(), programmes.collect())
    }
}

fn some_subject() -> impl Strategy<Value = Subject> {
    let categories: Vec<Category> = Category::all().collect();
    (0..categories.len(), 1u32..50, any::<bool>()).prop_map(move |(at, quantity, stewards)| Subject {
        quantity,
        requirement: Requirement {
            standards: if stewards { vec![Standard::EStewards] } else { Vec::new() },
            ..Requirement::default()
        },
        ..Subject::of_category(categories[at])
    })
}

proptest! {
    #[test]
    fn no_outlet_is_offered_whose_certification_is_not_valid_on_its_date(
        register in some_register(), subject in some_subject(), on in some_day(), booked in proptest::option::of(some_day())
    ) {
        let route = route(&subject, on, booked, &register);
        let rule = matching(&register.table.rules, &subject).unwrap();
        for offered in route.outlets.iter().filter(|one| one.offered) {
            let Outlet::Facility(facility) = offered.outlet else { continue };
            let found = register.outlets.facilities.iter().find(|one| one.facility.id == facility).unwrap();
            let valid = |standard: Standard, scopes: &[Scope]| found.certifications.iter().any(|one| {
                one.standard == standard
                    && one.valid_from <= offered.on && offered.on <= one.valid_until
                    && scopes.iter().all(|scope| one.scopes.contains(scope))
                    && recyclers::standing(one, found.facility.closed_on, offered.on) == Standing::Valid
            });
            prop_assert!(rule.certified.is_empty() || rule.certified.iter().any(|one| valid(one.standard, &one.scopes)));
            prop_assert!(!subject.requirement.standards.iter().any(|one| !valid(*one, &[])));
            prop_assert!(found.facility.closed_on.is_none_or(|closed| offered.on <= closed));
        }
    }

    #[test]
    fn the_order_of_the_register_does_not_matter(
        register in some_register(), subject in some_subject(), on in some_day()
    ) {
        let mut turned = register.clone();
        turned.outlets.facilities.reverse();
        turned.outlets.programmes.reverse();
        for one in &mut turned.outlets.facilities {
            one.certifications.reverse();
        }
        prop_assert_eq!(route(&subject, on, None, &register), route(&subject, on, None, &turned));
    }

    #[test]
    fn nothing_is_picked_without_a_word(register in some_register(), subject in some_subject(), on in some_day()) {
        let proposed = route(&subject, on, None, &register).proposed();
        prop_assert_eq!(proposed.outlet.is_none(), !proposed.against.is_empty());
    }

    #[test]
    fn every_piece_leaves_once_or_stays_with_a_reason(
        register in some_register(), subjects in proptest::collection::vec((some_subject(), 0u128..3), 0..30), on in some_day()
    ) {
        let pieces: Vec<Piece> = subjects.into_iter().map(|(subject, site)| Piece { site: id(site), subject }).collect();
        let split = split(&pieces, on, on, &register);
        let mut placed: Vec<usize> = split.loads.iter().flat_map(|load| load.pieces.iter().copied()).collect();
        placed.extend(split.stays.iter().map(|left| left.piece));
        placed.sort_unstable();
        prop_assert_eq!(placed, (0..pieces.len()).collect::<Vec<_>>());
        for left in &split.stays {
            prop_assert!(!left.reasons.is_empty());
        }
        for load in &split.loads {
            for at in &load.pieces {
                prop_assert_eq!(pieces[*at].site, load.site);
                let route = route(&pieces[*at].subject, on, Some(on), &register);
                prop_assert!(route.outlets.iter().any(|one| one.outlet == load.outlet && one.offered));
            }
        }
    }
}
