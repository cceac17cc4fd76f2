-- The stock's own log, and loaners: one car is never lent twice at a time.

create table stock_movement (
  id uuid primary key,
  centre_id uuid not null,
  stock_part_id uuid not null,
  kind text not null,
  -- Pieces, below zero where fewer were found than were thought to be there.
  change integer not null,
  on_hand_after integer not null,
  reason text,
  by_staff_id uuid,
  created_at timestamptz(3) not null default current_timestamp,
  constraint stock_movement_part foreign key (centre_id, stock_part_id)
    references stock_part (centre_id, id) on delete restrict on update restrict,
  constraint stock_movement_kind_known check (kind in ('received', 'counted')),
  constraint stock_movement_received_more check (kind <> 'received' or change > 0),
  constraint stock_movement_count_has_reason check (kind <> 'counted' or change = 0 or length(reason) > 0)
);
create index stock_movement_of_part on stock_movement (centre_id, stock_part_id, created_at);

create function refuse_stock_movement_change() returns trigger language plpgsql as $$
begin
  raise exception 'The stock''s log is only appended to: % is refused.', tg_op using errcode = 'restrict_violation';
end
$$;
create trigger stock_movement_no_update before update on stock_movement
  for each row execute function refuse_stock_movement_change();
create trigger stock_movement_no_delete before delete on stock_movement
  for each row execute function refuse_stock_movement_change();
create trigger stock_movement_no_truncate before truncate on stock_movement
  for each statement execute function refuse_stock_movement_change();

create table loan (
  visit_id uuid primary key,
  centre_id uuid not null,
  loaner integer not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  constraint loan_visit unique (centre_id, visit_id),
  constraint loan_visit_fkey foreign key (centre_id, visit_id)
    references visit (centre_id, id) on delete cascade on update restrict,
  constraint loan_number check (loaner >= 1),
  constraint loan_some_time check (starts_at < ends_at),
  constraint loan_one_at_a_time exclude using gist
    (centre_id with =, loaner with =, tstzrange(starts_at, ends_at) with &&)
);

-- What is looked for at the counter: by name and by number.
create index visit_part_waiting on visit_part (centre_id, created_at)
  where state in ('needed', 'reserved', 'ordered', 'arrived');
