-- What was issued, paid and given back is only added to; and what was before is taken over from the log.

create function refuse_money_change() returns trigger language plpgsql as $$
begin
  raise exception 'Invoices and payments are only added to: % of % is refused.', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$$;

create trigger invoice_no_update before update on invoice for each row execute function refuse_money_change();
create trigger invoice_no_delete before delete on invoice for each row execute function refuse_money_change();
create trigger invoice_no_truncate before truncate on invoice for each statement execute function refuse_money_change();
create trigger payment_no_update before update on payment for each row execute function refuse_money_change();
create trigger payment_no_delete before delete on payment for each row execute function refuse_money_change();
create trigger payment_no_truncate before truncate on payment for each statement execute function refuse_money_change();
create trigger refund_no_update before update on refund for each row execute function refuse_money_change();
create trigger refund_no_delete before delete on refund for each row execute function refuse_money_change();
create trigger refund_no_truncate before truncate on refund for each statement execute function refuse_money_change();

-- Whom an invoice is addressed to changes once: when that person is forgotten.
create function keep_invoice_party() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if old.erased_at is null and new.erased_at is not null
      and new.invoice_id = old.invoice_id and new.centre_id = old.centre_id
      and new.name = '' and new.phone = '' and new.plate = '' and new.vin is null
    then
      return new;
    end if;
  end if;
  raise exception 'Whom an invoice is addressed to is only emptied: % is refused.', tg_op
    using errcode = 'restrict_violation';
end
$$;
create trigger invoice_party_kept before update or delete on invoice_party
  for each row execute function keep_invoice_party();
create trigger invoice_party_no_truncate before truncate on invoice_party
  for each statement execute function keep_invoice_party();

-- A number that was given is not given again.
create function refuse_series_back() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    if new.next > old.next and (new.centre_id, new.kind, new.year) = (old.centre_id, old.kind, old.year) then
      return new;
    end if;
  end if;
  raise exception 'The numbers of papers only count up: % is refused.', tg_op using errcode = 'restrict_violation';
end
$$;
create trigger paper_series_counts_up before update or delete on paper_series
  for each row execute function refuse_series_back();
create trigger paper_series_no_truncate before truncate on paper_series
  for each statement execute function refuse_series_back();

alter table paper_series
  add constraint paper_series_kind_known check (kind in ('invoice', 'credit-note')),
  add constraint paper_series_from_one check (next >= 1);

alter table invoice
  add constraint invoice_kind_known check (kind in ('invoice', 'credit-note')),
  add constraint invoice_credit_credits check ((kind = 'credit-note') = (credits_id is not null)),
  add constraint invoice_counter_from_one check (counter >= 1),
  add constraint invoice_amounts check (
    net_minor >= 0 and tax_minor >= 0 and total_minor = net_minor + tax_minor and tax_basis_points between 0 and 10000
  ),
  add constraint invoice_hash_is_of_content check (hash = sha256(convert_to(content, 'UTF8')));

alter table payment
  add constraint payment_some check (amount_minor > 0),
  add constraint payment_method_known check (method in ('cash', 'card', 'transfer', 'link'));

alter table refund add constraint refund_some check (amount_minor > 0);

alter table visit_balance
  add constraint visit_balance_adds_up check (invoiced_minor = paid_minor + open_minor),
  add constraint visit_balance_state_known check (state in ('open', 'on-account', 'give-back', 'advance', 'settled'));

-- What was invoiced before: a visit had one invoice at most, and its own id stands for it (fold/money.ts). The rate of tax is
-- that of the estimate, or the centre's of today.
insert into invoice (
  id, centre_id, visit_id, kind, year, counter, number, currency, tax_basis_points, net_minor, tax_minor, total_minor,
  issued_at, issued_by, content, hash
)
select
  old.visit_id, old.centre_id, old.visit_id, 'invoice',
  split_part(old.number, '-', 1)::int, split_part(old.number, '-', 2)::int, old.number, old.currency, old.rate,
  old.total - old.tax, old.tax, old.total, old.occurred_at, old.staff_id, old.content,
  sha256(convert_to(old.content, 'UTF8'))
from (
  select taxed.*, jsonb_build_object(
    'form', 1, 'kind', 'invoice', 'visitId', visit_id, 'visitNumber', visit_number, 'number', number,
    'issuedAt', to_char(occurred_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'language', language,
    'seller', seller, 'taxBasisPoints', rate, 'netMinor', total - tax, 'taxMinor', tax, 'totalMinor', total,
    'lines', lines, 'discounts', '[]'::jsonb
  )::text as content
  from (
    select based.*, (2 * total * rate + 10000 + rate) / (2 * (10000 + rate)) as tax
    from (
      select distinct on (event.visit_id)
        event.visit_id, event.centre_id, event.occurred_at, event.payload ->> 'number' as number,
        (event.payload ->> 'totalMinor')::bigint as total, event.payload -> 'lines' as lines,
        case when event.actor_kind = 'staff' then event.actor_id end as staff_id,
        visit.number as visit_number, customer.language, centre.currency,
        jsonb_build_object(
          'name', centre.name, 'address', centre.address, 'phone', centre.phone, 'timeZone', centre.time_zone,
          'currency', centre.currency, 'distanceUnit', centre.distance_unit
        ) as seller,
        coalesce(
          (
            select (estimate.payload ->> 'taxBasisPoints')::int from event estimate
            where estimate.visit_id = event.visit_id and estimate.type = 'estimate.presented'
            order by estimate.seq desc limit 1
          ),
          centre.tax_basis_points
        ) as rate
      from event
      join visit on visit.id = event.visit_id
      join customer on customer.id = visit.customer_id
      join centre on centre.id = event.centre_id
      where event.type = 'invoice.issued' and event.payload ->> 'number' ~ '^\d{4}-\d{1,9}$'
      order by event.visit_id, event.seq desc
    ) based
  ) taxed
) old
on conflict do nothing;

insert into invoice_party (invoice_id, centre_id, name, phone, plate, make, model, year, vin)
select invoice.id, invoice.centre_id, customer.name, customer.phone, vehicle.plate, vehicle.make, vehicle.model,
  vehicle.year, vehicle.vin
from invoice
join visit on visit.id = invoice.visit_id
join customer on customer.id = visit.customer_id
join vehicle on vehicle.id = visit.vehicle_id;

-- Each year goes on after its last number; a year without invoices begins with 1.
insert into paper_series (centre_id, kind, year, next)
select centre_id, kind, year, max(counter) + 1 from invoice group by centre_id, kind, year;

insert into payment (id, centre_id, visit_id, amount_minor, method, received_at, recorded_at, by_staff_id)
select (payload ->> 'paymentId')::uuid, centre_id, visit_id, (payload ->> 'amountMinor')::bigint, payload ->> 'method',
  occurred_at, recorded_at, case when actor_kind = 'staff' then actor_id end
from event where type = 'payment.received'
on conflict do nothing;

insert into refund (id, centre_id, visit_id, payment_id, amount_minor, refunded_at, recorded_at, by_staff_id)
select event.id, event.centre_id, event.visit_id, payment.id, (payload ->> 'amountMinor')::bigint, event.occurred_at,
  event.recorded_at, case when actor_kind = 'staff' then actor_id end
from event join payment on payment.id = (payload ->> 'paymentId')::uuid and payment.visit_id = event.visit_id
where type = 'payment.refunded';

insert into visit_balance (visit_id, centre_id, invoiced_minor, paid_minor, open_minor, state, since)
select visit_id, centre_id, invoiced, paid, invoiced - paid,
  case
    when invoiced > paid then 'open'
    when invoiced = paid then 'settled'
    when has_invoice or ended then 'give-back'
    else 'advance'
  end,
  last_at
from (
  select event.visit_id, event.centre_id, max(event.occurred_at) as last_at,
    bool_or(type = 'invoice.issued') as has_invoice, bool_or(visit.status <> 'open') as ended,
    coalesce(
      (array_agg((payload ->> 'totalMinor')::bigint order by seq desc) filter (where type = 'invoice.issued'))[1], 0
    ) as invoiced,
    coalesce(sum((payload ->> 'amountMinor')::bigint) filter (where type = 'payment.received'), 0)
      - coalesce(sum((payload ->> 'amountMinor')::bigint) filter (where type = 'payment.refunded'), 0) as paid
  from event join visit on visit.id = event.visit_id
  where type in ('invoice.issued', 'payment.received', 'payment.refunded')
  group by event.visit_id, event.centre_id
) sums;

-- Numbers are drawn from the series now.
alter table centre drop column next_invoice_number;
