-- What Prisma's schema language cannot say: the log is only appended to, and columns hold only what the journey knows.

create function refuse_event_change() returns trigger language plpgsql as $$
begin
  raise exception 'The event log is only appended to: % is refused.', tg_op
    using errcode = 'restrict_violation';
end
$$;

create trigger event_no_update before update on event for each row execute function refuse_event_change();
create trigger event_no_delete before delete on event for each row execute function refuse_event_change();
-- Row triggers do not see TRUNCATE.
create trigger event_no_truncate before truncate on event for each statement execute function refuse_event_change();

alter table event
  add constraint event_seq_positive check (seq >= 1),
  add constraint event_loop_not_negative check (loop >= 0);

alter table visit
  add constraint visit_stage_known check (
    stage in ('booking', 'preparation', 'intake', 'repairs', 'quality', 'handover', 'follow-up')
  ),
  add constraint visit_status_known check (status in ('open', 'closed', 'cancelled', 'no-show', 'lost')),
  add constraint visit_ended_unless_open check ((status = 'open') = (ended_at is null)),
  add constraint visit_loop_not_negative check (loop >= 0),
  add constraint visit_version_positive check (version >= 1);

alter table opening_hours
  add constraint opening_hours_weekday_iso check (weekday between 1 and 7),
  add constraint opening_hours_within_day check (
    opens_minute >= 0 and opens_minute < closes_minute and closes_minute <= 1440
  );

alter table staff
  add constraint staff_email_lower check (email = lower(email)),
  add constraint staff_language_known check (language in ('en', 'ru'));

alter table staff_role
  add constraint staff_role_known check (role in ('advisor', 'mechanic', 'inspector', 'parts', 'manager', 'admin'));

alter table customer
  add constraint customer_phone_e164 check (phone ~ '^\+[1-9][0-9]{6,14}$'),
  add constraint customer_language_known check (language in ('en', 'ru'));

alter table centre
  add constraint centre_language_known check (language in ('en', 'ru'));

alter table job
  add constraint job_state_known check (state in ('planned', 'running', 'stopped', 'done', 'cancelled')),
  add constraint job_running_has_start check ((state = 'running') = (running_since is not null));

-- A mechanic works on one car at a time. (A unique index with a condition, which schema.prisma cannot hold either.)
create unique index job_one_clock on job (mechanic_id) where state = 'running';
