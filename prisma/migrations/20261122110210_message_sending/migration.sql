-- What the sender remembers of a message between two tries.

alter table message
  add column looks integer not null default 0,
  add column retried_at timestamptz(3),
  add constraint message_looks_not_negative check (looks >= 0);
