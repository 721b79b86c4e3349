//! The table itself.

use super::{Api, Command, action, host, state, typescript::Types, view};
use crate::foundation::Watch;
use crate::{
    catalogue, certificates, company, customers, deployments, exchange, find, pickups, planning, recyclers, refresh,
    routing, scanning, today, value,
};

/// `view` reads, `long` reads and tells how far it is, `action` changes the book, `job` changes it and tells how far it is,
/// `host` is about the book as a file, `filing` too and tells how far it is.
macro_rules! commands {
    ($($kind:ident $name:literal $handler:path;)+) => {
        /// Every command there is.
        pub static COMMANDS: &[Command] = &[$(Command {
            name: $name,
            changes: commands!(@changes $kind),
            run: |api: &Api, request, watch: &dyn Watch| {
                let _ = watch;
                commands!(@run $kind api request watch $handler)
            },
            types: |types: &mut Types| commands!(@types $kind types $handler),
        },)+];
    };
    (@changes view) => { false };
    (@changes long) => { false };
    (@changes $kind:ident) => { true };
    (@run view $api:ident $request:ident $watch:ident $handler:path) => { view($api, $request, $handler) };
    (@run long $api:ident $request:ident $watch:ident $handler:path) => {
        view($api, $request, |tx, asked| $handler(tx, asked, $watch))
    };
    (@run action $api:ident $request:ident $watch:ident $handler:path) => { action($api, $request, $handler) };
    (@run job $api:ident $request:ident $watch:ident $handler:path) => {
        action($api, $request, |book, asked| $handler(book, asked, $watch))
    };
    (@run host $api:ident $request:ident $watch:ident $handler:path) => { host::run($api, $request, $handler) };
    (@run filing $api:ident $request:ident $watch:ident $handler:path) => {
        host::run($api, $request, |api, asked| $handler(api, asked, $watch))
    };
    (@types view $types:ident $handler:path) => { $types.of_view($handler) };
    (@types long $types:ident $handler:path) => { $types.of_long($handler) };
    (@types action $types:ident $handler:path) => { $types.of_action($handler) };
    (@types job $types:ident $handler:path) => { $types.of_job($handler) };
    (@types host $types:ident $handler:path) => { $types.of_host($handler) };
    (@types filing $types:ident $handler:path) => { $types.of_filing($handler) };
}

commands! {
    host "book.state" state::state;
    host "book.undo" state::undo;
    host "book.redo" state::redo;
    host "book.open" host::open;
    host "book.create" host::create;
    filing "book.export" host::export;
    filing "book.copy" host::copy;
    filing "book.restore" host::restore;

    view "today.show" today::show;
    view "find.anything" find::anything;
    view "find.equipment" find::equipment;
    view "find.device" find::show_device;

    view "company.show" company::show;
    action "company.save" company::save;
    action "company.setLogo" company::set_logo;
    action "company.removeLogo" company::remove_logo;

    view "customers.show" customers::show;
    view "customers.suggest" customers::suggest;
    action "customers.add" customers::add;
    action "customers.rename" customers::rename;
    action "customers.saveSite" customers::save_site;
    action "customers.saveContact" customers::save_contact;
    action "customers.removeContact" customers::remove_contact;

    view "catalogue.categories" catalogue::categories;
    view "catalogue.suggest" catalogue::suggest;

    view "recyclers.list" recyclers::list;
    action "recyclers.add" recyclers::add;
    action "recyclers.saveFacility" recyclers::save_facility;
    action "recyclers.closeFacility" recyclers::close_facility;
    view "recyclers.standards" recyclers::standards;
    action "recyclers.saveCertification" recyclers::save_certification;
    action "recyclers.removeCertification" recyclers::remove_certification;
    action "recyclers.checkStatus" recyclers::check_status;
    view "recyclers.programmes" recyclers::programmes;
    view "recyclers.proposals" recyclers::proposals;
    action "recyclers.saveProgramme" recyclers::save_programme;
    action "recyclers.confirmProgramme" recyclers::confirm_programme;
    action "recyclers.saveTerms" recyclers::save_terms;
    action "recyclers.removeTerms" recyclers::remove_terms;
    action "recyclers.layFile" recyclers::lay_file;

    view "routing.table" routing::show_table;
    action "routing.saveTable" routing::save_table;
    action "routing.restoreTable" routing::restore_table;
    view "routing.tryOut" routing::try_out;
    view "routing.requirement" routing::requirement;
    action "routing.saveRequirement" routing::save_requirement;

    view "customers.terms" customers::terms;

    view "refresh.policies" refresh::policies;
    view "refresh.support" refresh::support;
    view "refresh.supportService" refresh::support_service;
    action "refresh.setSupportService" refresh::set_support_service;
    view "value.declines" value::declines;
    action "value.setDecline" value::set_decline;

    view "deployments.plan" deployments::plan;
    action "deployments.record" deployments::record;
    view "deployments.supplies" deployments::supplies;
    view "deployments.route" deployments::route_of;
    action "deployments.hold" deployments::hold;
    action "deployments.liftHold" deployments::lift_hold;
    view "deployments.routesPending" deployments::routes_pending;
    job "deployments.bringRoutesUp" deployments::bring_routes_up;

    view "planning.customers" planning::customers;
    view "planning.due" planning::due;
    view "planning.bands" planning::bands;
    view "planning.effect" planning::effect;
    action "planning.apply" planning::apply;
    view "planning.answers" planning::answers;
    view "planning.deploymentsOf" planning::deployments_of;
    action "planning.answer" planning::answer;
    action "planning.setDate" planning::set_date;
    action "planning.setWarranty" planning::set_warranty;
    view "planning.forecast" planning::forecast;
    view "planning.forecastByCustomer" planning::forecast_by_customer;
    view "planning.prices" planning::prices;
    action "planning.setPrice" planning::set_price;
    action "planning.setInflation" planning::set_inflation;
    view "planning.scenarios" planning::scenarios;
    view "planning.board" planning::board;
    action "planning.startScenario" planning::start_scenario;
    action "planning.moveItem" planning::move_item;
    action "planning.deleteScenario" planning::delete_scenario;
    action "planning.adoptScenario" planning::adopt_scenario;
    view "planning.readSupportFile" planning::read_support_file;
    job "planning.lookUpSupport" planning::look_up_support;
    action "planning.importSupport" planning::import_support;
    view "planning.reminder" planning::reminder;
    view "planning.saveDocument" planning::save_document;
    view "planning.layDocument" planning::lay_document;
    view "planning.layMail" planning::lay_mail;
    view "planning.saveCalendar" planning::save_calendar;
    view "planning.layCalendar" planning::lay_calendar;

    view "pickups.list" pickups::list;
    view "pickups.show" pickups::show;
    view "pickups.split" pickups::split;
    view "pickups.objections" pickups::objections;
    action "pickups.plan" pickups::plan;
    action "pickups.planLoads" pickups::plan_loads;
    action "pickups.change" pickups::change;
    action "pickups.cancel" pickups::cancel;
    action "pickups.addLines" pickups::add_lines;
    action "pickups.removeLine" pickups::remove_line;
    action "pickups.collect" pickups::collect;
    action "pickups.receive" pickups::receive;
    action "pickups.process" pickups::process;

    view "scanning.rules" scanning::show_rules;
    action "scanning.saveRules" scanning::save_rules;
    view "scanning.read" scanning::read;

    view "certificates.list" certificates::list;
    view "certificates.ofPickup" certificates::of_pickup;
    view "certificates.show" certificates::show;
    view "certificates.outlook" certificates::outlook;
    action "certificates.issue" certificates::issue;
    view "certificates.save" certificates::save;
    view "certificates.lay" certificates::lay_for_viewing;

    view "exchange.readOrders" exchange::read_orders;
    job "exchange.importOrders" exchange::import_orders;
    job "exchange.openList" exchange::open_list;
    action "exchange.dropList" exchange::drop_list;
    view "exchange.mappingChoices" exchange::mapping_choices;
    action "exchange.proposeMapping" exchange::propose_mapping;
    action "exchange.saveMapping" exchange::save_mapping;
    action "exchange.removeMapping" exchange::remove_mapping;
    job "exchange.judgeList" exchange::judge_list;
    action "exchange.listRows" exchange::list_rows;
    action "exchange.editListCell" exchange::edit_list_cell;
    job "exchange.commitList" exchange::commit_list;
    action "exchange.saveRefused" exchange::save_refused;
    view "exchange.imports" exchange::imports;
    view "exchange.whatDepends" exchange::what_depends;
    action "exchange.undoImport" exchange::undo_import;
    action "exchange.snipeIt" exchange::snipe_it;
    action "exchange.saveSnipeIt" exchange::save_snipe_it;
    action "exchange.forgetSnipeIt" exchange::forget_snipe_it;
    long "exchange.exportList" exchange::export_list;
    long "exchange.layList" exchange::lay_list;
}
