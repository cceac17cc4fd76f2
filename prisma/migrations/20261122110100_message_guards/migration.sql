-- What becomes of a message, kept by the database: only the transitions that there are.

update visit
   set appointment_version = coalesce((
         select count(*) from event
          where event.visit_id = visit.id and event.type in ('visit.booked', 'visit.moved')), 0)
 where appointment_at is not null;

create function refuse_message_step() returns trigger language plpgsql as $$
begin
  if new.state = old.state then
    return new;
  end if;
  if (old.state, new.state) in (
    -- Before the carrier hears of it.
    ('pending', 'sending'), ('pending', 'withheld'), ('pending', 'withdrawn'), ('pending', 'missed'), ('pending', 'failed'),
    -- Withheld for want of an address or a permission, and then handed on to another channel or allowed by a person.
    ('withheld', 'pending'),
    -- The carrier was asked. Back to pending only where it is certain that it took nothing.
    ('sending', 'sent'), ('sending', 'failed'), ('sending', 'unknown'), ('sending', 'pending'), ('sending', 'withdrawn'),
    ('sending', 'missed'), ('sending', 'delivered'),
    -- Found out later, by asking the carrier, by a callback, or by a person.
    ('unknown', 'sent'), ('unknown', 'delivered'), ('unknown', 'failed'), ('unknown', 'pending'), ('unknown', 'missed'),
    ('unknown', 'withdrawn'),
    -- What the carrier reports; a failure of the kind that passes is tried once more.
    ('sent', 'delivered'), ('sent', 'failed'), ('failed', 'pending'), ('failed', 'delivered')
  ) then
    return new;
  end if;
  raise exception 'A message cannot go from % to %.', old.state, new.state using errcode = 'restrict_violation';
end
$$;

create trigger message_step before update of state on message for each row execute function refuse_message_step();

alter table message
  add constraint message_state_known check (
    state in ('pending', 'sending', 'unknown', 'sent', 'delivered', 'failed', 'withheld', 'withdrawn', 'missed')
  ),
  add constraint message_channel_known check (channel in ('sms', 'whatsapp', 'email', 'none')),
  add constraint message_language_known check (language in ('en', 'ru')),
  add constraint message_attempt_not_negative check (attempt >= 0),
  add constraint message_sending_has_time check (state <> 'sending' or sending_at is not null),
  add constraint message_unknown_has_time check (state <> 'unknown' or unknown_at is not null),
  add constraint message_delivered_was_sent check (state <> 'delivered' or delivered_at is not null);

-- What the sender looks for, and what waits for a person.
create index message_on_its_way on message (state, send_after) where state in ('pending', 'sending', 'unknown');

alter table message_template
  add constraint message_template_language_known check (language in ('en', 'ru')),
  add constraint message_template_channel_known check (channel in ('sms', 'whatsapp', 'email')),
  add constraint message_template_version_positive check (version >= 1);

alter table contact_block
  add constraint contact_block_channel_known check (channel in ('sms', 'whatsapp', 'email')),
  add constraint contact_block_source_known check (source in ('word', 'carrier', 'staff'));

alter table customer
  add constraint customer_channel_known check (preferred_channel in ('sms', 'whatsapp', 'email', 'phone'));

alter table reminder_rule
  add constraint reminder_rule_channel_known check (channel in ('auto', 'sms', 'whatsapp', 'email')),
  add constraint reminder_rule_offset_sane check (offset_minutes between 0 and 1051200);

alter table reminder
  add constraint reminder_state_known check (state in ('planned', 'done', 'cancelled', 'withdrawn', 'missed')),
  add constraint reminder_ended_unless_planned check ((state = 'planned') = (ended_at is null)),
  add constraint reminder_deadline_after_due check (deadline_at >= due_at);

alter table conversation
  add constraint conversation_channel_known check (channel in ('sms', 'whatsapp'));

alter table centre
  add constraint centre_quiet_minutes check (quiet_from_minute between 0 and 1439 and quiet_until_minute between 0 and 1439),
  add constraint centre_segment_price check (segment_price_micros between 0 and 1000000000),
  add constraint centre_service_interval check (service_every_months between 1 and 120 and service_every_distance between 100 and 1000000);
