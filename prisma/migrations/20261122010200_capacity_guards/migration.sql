-- What keeps capacity true whatever the code does: no overlap in a lane, counters that equal the sum of what is booked and
-- never run over, and a plan whose version counts every change of what capacity is computed from.

create extension if not exists btree_gist;

alter table reservation
  add constraint reservation_lasts check (starts_at < ends_at),
  add constraint reservation_received_first check (reception_at <= starts_at),
  add constraint reservation_held_or_visit check ((visit_id is null) = (held_until is not null)),
  add constraint reservation_bay_free exclude using gist (bay_id with =, tstzrange(starts_at, ends_at) with &&),
  add constraint reservation_mechanic_free exclude using gist (mechanic_id with =, tstzrange(starts_at, ends_at) with &&);

alter table capacity_counter
  add constraint capacity_counter_kind_known check (kind in ('labour', 'reception', 'transport')),
  add constraint capacity_counter_sound check (
    capacity >= 0 and held between 0 and capacity and used >= 0 and walk_in between 0 and used
    and tolerated >= 0 and tolerated_booked >= 0
  ),
  add constraint capacity_counter_fits check (used <= capacity + tolerated),
  add constraint capacity_counter_fits_booked check (used - walk_in <= capacity - held + tolerated_booked);

alter table reservation_use
  add constraint reservation_use_takes check (amount > 0);

-- What is tolerated follows a release down, and a booking can never use it up again.
create function count_reservation_use() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    update capacity_counter c
       set used = c.used + new.amount,
           walk_in = c.walk_in + case when new.walk_in then new.amount else 0 end
     where (c.centre_id, c.kind, c.local_date, c.name) = (new.centre_id, new.kind, new.local_date, new.name);
  else
    update capacity_counter c
       set used = c.used - old.amount,
           walk_in = c.walk_in - case when old.walk_in then old.amount else 0 end,
           tolerated = least(c.tolerated, greatest(0, c.used - old.amount - c.capacity)),
           tolerated_booked = least(c.tolerated_booked, greatest(0,
             (c.used - c.walk_in) - case when old.walk_in then 0 else old.amount end - (c.capacity - c.held)))
     where (c.centre_id, c.kind, c.local_date, c.name) = (old.centre_id, old.kind, old.local_date, old.name);
  end if;
  return null;
end
$$;

create function refuse_use_change() returns trigger language plpgsql as $$
begin
  raise exception 'What a reservation uses is inserted and deleted: % is refused.', tg_op using errcode = 'restrict_violation';
end
$$;

create trigger reservation_use_counted after insert or delete on reservation_use
  for each row execute function count_reservation_use();
create trigger reservation_use_no_update before update on reservation_use
  for each row execute function refuse_use_change();
create trigger reservation_use_no_truncate before truncate on reservation_use
  for each statement execute function refuse_use_change();

-- The plan: one row a centre, from the centre's first moment on.
insert into capacity_plan (centre_id) select id from centre;

create function begin_capacity_plan() returns trigger language plpgsql as $$
begin
  insert into capacity_plan (centre_id) values (new.id);
  return null;
end
$$;
create trigger centre_has_plan after insert on centre for each row execute function begin_capacity_plan();

create function change_capacity_plan() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update capacity_plan set version = version + 1 where centre_id = old.centre_id;
  end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.centre_id <> old.centre_id) then
    update capacity_plan set version = version + 1 where centre_id = new.centre_id;
  end if;
  return null;
end
$$;

create trigger opening_hours_plan after insert or update or delete on opening_hours
  for each row execute function change_capacity_plan();
create trigger holiday_plan after insert or update or delete on holiday
  for each row execute function change_capacity_plan();
create trigger bay_plan after insert or update or delete on bay
  for each row execute function change_capacity_plan();
create trigger staff_role_plan after insert or update or delete on staff_role
  for each row execute function change_capacity_plan();
create trigger staff_skill_plan after insert or update or delete on staff_skill
  for each row execute function change_capacity_plan();
create trigger shift_plan after insert or update or delete on shift
  for each row execute function change_capacity_plan();
create trigger absence_plan after insert or update or delete on absence
  for each row execute function change_capacity_plan();
create trigger day_override_plan after insert or update or delete on day_override
  for each row execute function change_capacity_plan();

create function change_own_capacity_plan() returns trigger language plpgsql as $$
begin
  update capacity_plan set version = version + 1 where centre_id = new.id;
  return null;
end
$$;
create trigger centre_plan after update of time_zone, walk_in_percent, receptions_per_quarter, loaners, shuttle_seats on centre
  for each row execute function change_own_capacity_plan();

create function change_plans_of_staff() returns trigger language plpgsql as $$
begin
  update capacity_plan set version = version + 1
   where centre_id in (select centre_id from staff_role where staff_id = new.id);
  return null;
end
$$;
create trigger staff_plan after update of active on staff
  for each row when (old.active is distinct from new.active) execute function change_plans_of_staff();

alter table centre
  add constraint centre_capacity_sound check (
    walk_in_percent between 0 and 100 and receptions_per_quarter between 1 and 100
    and loaners between 0 and 1000 and shuttle_seats between 0 and 1000
    and move_deadline_hours between 0 and 720 and online_notice_hours between 0 and 720
    and booking_horizon_days between 1 and 366
  ),
  add constraint centre_slug_plain check (public_slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(public_slug) <= 60);

alter table holiday
  add constraint holiday_hours_both check ((opens_minute is null) = (closes_minute is null)),
  add constraint holiday_within_day check (
    opens_minute is null or (opens_minute >= 0 and opens_minute < closes_minute and closes_minute <= 1440)
  );

alter table shift
  add constraint shift_weekday_iso check (weekday between 1 and 7),
  add constraint shift_within_day check (starts_minute >= 0 and starts_minute < ends_minute and ends_minute <= 1440),
  add constraint shift_valid_forward check (valid_to is null or valid_from <= valid_to);

alter table absence add constraint absence_lasts check (starts_at < ends_at);
alter table day_override
  add constraint day_override_known check (kind in ('labour', 'transport')),
  add constraint day_override_not_negative check (amount between 0 and 100000);

alter table bay add constraint bay_kind_known check (kind in ('lift', 'flat', 'alignment', 'diagnostics', 'wash'));
alter table catalogue_job
  add constraint catalogue_job_bay_kind_known check (
    bay_kind is null or bay_kind in ('lift', 'flat', 'alignment', 'diagnostics', 'wash')
  ),
  add constraint catalogue_job_deposit_sound check (deposit_minor is null or deposit_minor > 0);

alter table enquiry
  add constraint enquiry_channel_known check (channel in ('phone', 'walk-in', 'online', 'message')),
  add constraint enquiry_ended_with_outcome check (
    (ended_at is not null) = (visit_id is not null or lost_reason is not null)
    and not (visit_id is not null and lost_reason is not null)
  );
alter table customer add constraint customer_not_merged_into_itself check (merged_into_id <> id);
