-- Nobody works on a line that the customer was asked about and has not approved: the log itself refuses the clock.

create function refuse_unapproved_work() returns trigger language plpgsql as $$
declare
  asked jsonb := jsonb_build_object('lines', jsonb_build_array(jsonb_build_object('id', new.payload -> 'jobId')));
  approved jsonb := jsonb_build_object(
    'lines',
    jsonb_build_array(jsonb_build_object('lineId', new.payload -> 'jobId', 'decision', 'approved'))
  );
begin
  if exists (
    select 1 from event
    where visit_id = new.visit_id and type = 'approval.requested' and payload @> asked
  ) and not exists (
    select 1 from event
    where visit_id = new.visit_id and type = 'approval.decided' and payload @> approved
  ) then
    raise exception 'Work on a line that was not approved is refused.' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;

-- After the rows of a whole statement are there: what is loaded by the thousand comes in no particular order.
create trigger event_work_is_approved after insert on event
  for each row when (new.type in ('work.started', 'work.resumed'))
  execute function refuse_unapproved_work();
