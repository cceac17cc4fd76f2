-- A task about a lost place ends with its cause, whoever moves the place or gives it back. Its key goes with it: should the
-- same place be lost again, that is another task.

create function end_displaced_task() returns trigger language plpgsql as $$
begin
  update task
     set ended_at = now(),
         outcome = case when tg_op = 'DELETE' then 'released' else 'moved' end,
         key = key || ' ' || id::text
   where centre_id = old.centre_id and visit_id = old.visit_id and kind = 'displaced' and ended_at is null;
  return null;
end
$$;

create trigger reservation_moved_ends_task after update on reservation
  for each row
  when ((old.reception_at, old.starts_at, old.ends_at, old.bay_id, old.mechanic_id)
    is distinct from (new.reception_at, new.starts_at, new.ends_at, new.bay_id, new.mechanic_id))
  execute function end_displaced_task();
create trigger reservation_released_ends_task after delete on reservation
  for each row execute function end_displaced_task();

-- The work is done, or the visit over: nobody has to find it a place any more.
create function end_displaced_task_of_visit() returns trigger language plpgsql as $$
begin
  update task
     set ended_at = now(), outcome = 'released', key = key || ' ' || id::text
   where centre_id = new.centre_id and visit_id = new.id and kind = 'displaced' and ended_at is null;
  return null;
end
$$;

create trigger visit_done_ends_task after update of stage, status on visit
  for each row
  when ((new.status <> 'open' or new.stage in ('quality', 'handover', 'follow-up'))
    and (old.status, old.stage) is distinct from (new.status, new.stage))
  execute function end_displaced_task_of_visit();
