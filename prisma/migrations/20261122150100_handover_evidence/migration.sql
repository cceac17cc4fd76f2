-- The customer's signature for the car, and their yes to a price above the approval, are evidence from here on.

alter table audit_record drop constraint audit_kind_known;
alter table audit_record add constraint audit_kind_known check (
  kind in ('estimate', 'decision', 'order', 'handover', 'price', 'erasure')
);

-- The evidence is written after the fact and before the end of the transaction: there the two have to meet.
create function statement_has_evidence() returns trigger language plpgsql as $$
begin
  if not exists (
    select 1 from audit_record
    where centre_id = new.centre_id
      and kind = case new.type when 'handover.signed' then 'handover' else 'price' end
      and subject_id = new.visit_id
      and version = (new.payload ->> 'version')::int
  ) then
    raise exception 'Without evidence no % is recorded.', new.type using errcode = 'check_violation';
  end if;
  return null;
end
$$;

create constraint trigger event_statement_has_evidence after insert on event
  deferrable initially deferred for each row
  when (new.type in ('handover.signed', 'price.agreed'))
  execute function statement_has_evidence();
