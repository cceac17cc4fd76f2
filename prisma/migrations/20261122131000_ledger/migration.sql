-- The ledger as it is kept, and the months that it is added up to. All of it can be made anew from the events.

create sequence ledger_revision;

-- Visits with facts that their record does not know yet: one row for each statement that added facts, never changed, so that
-- none is lost however transactions overlap.
create table ledger_mark (
  id bigserial primary key,
  centre_id uuid not null,
  visit_id uuid not null
);
create index ledger_mark_centre_id_visit_id_idx on ledger_mark (centre_id, visit_id);

create table ledger_visit (
  visit_id uuid primary key,
  centre_id uuid not null,
  number integer not null,
  version integer not null,
  began_at timestamptz(3) not null,
  ended_at timestamptz(3),
  reached_at timestamptz(3) not null,
  runs_from timestamptz(3),
  settled boolean not null,
  stage smallint,
  stay_from timestamptz(3),
  skills text[] default array[]::text[],
  record json not null
);
-- Visits that were under way in a month.
create index ledger_visit_centre_id_ended_at_began_at_idx on ledger_visit (centre_id, ended_at, began_at);
-- What is open now, without a look at the table.
create index ledger_visit_open on ledger_visit (centre_id) include (number, stage, began_at, stay_from, runs_from)
  where ended_at is null;
-- To which the clock adds.
create index ledger_visit_running on ledger_visit (centre_id, runs_from) where ended_at is null and runs_from is not null;

create table ledger_interval (
  visit_id uuid not null,
  ordinal integer not null,
  centre_id uuid not null,
  stage smallint not null,
  kind text not null,
  cause text not null,
  loop smallint not null,
  began_at timestamptz(3) not null,
  ended_at timestamptz(3) not null,
  working_ms bigint not null,
  constraint ledger_interval_pkey primary key (visit_id, ordinal),
  constraint ledger_interval_kind_known check (kind in ('work', 'wait')),
  constraint ledger_interval_not_empty check (ended_at > began_at)
);
-- The visits behind a bar, the latest first.
create index ledger_interval_centre_id_cause_ended_at_idx
  on ledger_interval (centre_id, cause, ended_at) include (visit_id) where kind = 'wait';
create index ledger_interval_loops on ledger_interval (centre_id, ended_at) include (visit_id) where loop > 0;

create table ledger_month (
  centre_id uuid not null,
  month integer not null,
  revision bigint not null,
  plan_version integer not null,
  map_version integer not null,
  roster json not null,
  pack bytea not null,
  rollup bytea not null,
  constraint ledger_month_pkey primary key (centre_id, month)
);
-- They are read as a whole: unpacking them would take longer than reading more.
alter table ledger_month alter column pack set storage external, alter column rollup set storage external;

create function mark_ledger() returns trigger language plpgsql as $$
begin
  insert into ledger_mark (centre_id, visit_id) select distinct centre_id, visit_id from added;
  return null;
end
$$;

create trigger event_marks_ledger after insert on event
  referencing new table as added for each statement execute function mark_ledger();

insert into ledger_mark (centre_id, visit_id) select centre_id, id from visit;
