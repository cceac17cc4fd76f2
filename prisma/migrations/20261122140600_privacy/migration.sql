-- The right to be forgotten: the log and the evidence may lose a person, and nothing else, while an erasure is under way.

create table "erasure" (
    "id" uuid not null,
    "centre_id" uuid not null,
    "customer_id" uuid not null,
    "visit_ids" uuid[],
    "started_at" timestamptz(3) not null,
    "finished_at" timestamptz(3),
    "by_staff_id" uuid not null,
    "counts" jsonb not null,
    constraint "erasure_pkey" primary key ("id")
);
create unique index "erasure_centre_id_customer_id_key" on "erasure"("centre_id", "customer_id");

alter table customer add column "erased_at" timestamptz(3);
alter table customer drop constraint customer_phone_e164;
alter table customer add constraint customer_phone_e164 check (
  case when erased_at is null then phone ~ '^\+[1-9][0-9]{6,14}$' else phone = 'erased:' || id::text end
);
alter table customer add constraint customer_erased_is_nobody check (
  erased_at is null or (email is null and not sms_consent)
);

-- An erasure says in its own transaction which one it is; when it is finished, nothing of its visits can change any more.
create function erasing(visit uuid) returns boolean language sql stable as $$
  select exists (
    select 1 from erasure
    where id::text = current_setting('bayline.erasure', true) and finished_at is null and visit = any (visit_ids)
  )
$$;

create or replace function refuse_event_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if erasing(old.visit_id) and to_jsonb(new) - 'payload' = to_jsonb(old) - 'payload' then
      return new;
    end if;
  end if;
  raise exception 'The event log is only appended to: % is refused.', tg_op
    using errcode = 'restrict_violation';
end
$$;

create or replace function refuse_audit_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if erasing(old.visit_id) and old.kind <> 'erasure' and to_jsonb(new) - 'content' = to_jsonb(old) - 'content' then
      return new;
    end if;
  end if;
  raise exception 'Evidence is only appended to: % is refused.', tg_op using errcode = 'restrict_violation';
end
$$;

alter table audit_record drop constraint audit_kind_known;
alter table audit_record add constraint audit_kind_known check (
  kind in ('estimate', 'decision', 'order', 'erasure')
);

-- An erasure is finished once and stays.
create function keep_erasure() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.finished_at is null and new.finished_at is not null
      and (new.id, new.centre_id, new.customer_id, new.visit_ids, new.started_at, new.by_staff_id)
        is not distinct from (old.id, old.centre_id, old.customer_id, old.visit_ids, old.started_at, old.by_staff_id)
    then
      return new;
    end if;
  end if;
  raise exception 'What was erased is on record: % is refused.', tg_op using errcode = 'restrict_violation';
end
$$;
create trigger erasure_kept before update or delete on erasure for each row execute function keep_erasure();
create trigger erasure_no_truncate before truncate on erasure for each statement execute function keep_erasure();
