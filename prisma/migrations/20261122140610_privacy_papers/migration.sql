-- Words on an invoice or a credit note may name its customer: an erasure takes them out, and no figure with them.

create or replace function refuse_money_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and tg_table_name = 'invoice' then
    if erasing(old.visit_id) and to_jsonb(new) - 'content' - 'hash' = to_jsonb(old) - 'content' - 'hash' then
      return new;
    end if;
  end if;
  raise exception 'Invoices and payments are only added to: % of % is refused.', tg_op, tg_table_name
    using errcode = 'restrict_violation';
end
$$;
