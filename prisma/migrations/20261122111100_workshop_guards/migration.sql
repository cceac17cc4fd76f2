-- Evidence is only appended to, stock never falls below what is there, and columns hold only what the workshop knows.

create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'Evidence is only appended to: % is refused.', tg_op using errcode = 'restrict_violation';
end
$$;

create trigger audit_no_update before update on audit_record for each row execute function refuse_audit_change();
create trigger audit_no_delete before delete on audit_record for each row execute function refuse_audit_change();
create trigger audit_no_truncate before truncate on audit_record for each statement execute function refuse_audit_change();

alter table audit_record
  add constraint audit_seq_positive check (seq >= 1),
  add constraint audit_version_positive check (version >= 1),
  add constraint audit_kind_known check (kind in ('estimate', 'decision', 'order')),
  add constraint audit_hash_sha256 check (octet_length(hash) = 32 and octet_length(previous_hash) = 32);

alter table stock_part
  add constraint stock_part_counts check (on_hand >= 0 and reserved >= 0 and reserved <= on_hand and minimum >= 0);

alter table visit_part
  add constraint visit_part_quantity check (quantity between 1 and 999),
  add constraint visit_part_state_known check (
    state in ('needed', 'reserved', 'ordered', 'arrived', 'picked', 'returned', 'dropped')
  );

alter table photo
  add constraint photo_subject_known check (
    subject in ('walkaround', 'damage', 'finding', 'defect', 'before', 'after', 'belongings')
  ),
  add constraint photo_size check (width between 1 and 20000 and height between 1 and 20000 and bytes >= 1);

alter table centre add constraint centre_tax check (tax_basis_points between 0 and 10000);
