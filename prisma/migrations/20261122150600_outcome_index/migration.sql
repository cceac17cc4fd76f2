-- What is kept of each month without a look at the table, by an index that the schema can name too.
drop index visit_outcome_centre_id_month_idx;
create index visit_outcome_months on visit_outcome (centre_id, month, revision, basis, began_at);
