-- What each visit comes to for the quality criteria, kept beside its record. All of it can be made anew from the events.

create sequence visit_outcome_revision;

create table visit_outcome (
  visit_id uuid primary key,
  centre_id uuid not null,
  -- In which it was over, in UTC: year times twelve and the months before it in the year; 1000000 while it is open.
  month integer not null,
  began_at timestamptz(3) not null,
  basis bigint not null,
  revision bigint not null,
  outcomes bytea not null
);
-- What is kept of each month, without a look at the table.
create index visit_outcome_centre_id_month_idx on visit_outcome (centre_id, month) include (revision, basis, began_at);
-- What was made by another catalogue or of other opening hours.
create index visit_outcome_centre_id_basis_idx on visit_outcome (centre_id, basis);

-- Whatever is marked is made anew, its outcomes too.
insert into ledger_mark (centre_id, visit_id) select centre_id, id from visit;
