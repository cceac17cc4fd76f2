-- The form of the months has changed: they are made anew from the events. Until then reports look at the events themselves.
delete from ledger_month;
delete from ledger_mark;
insert into ledger_mark (centre_id, visit_id) select centre_id, id from visit;
delete from ledger_interval;
delete from ledger_visit;
