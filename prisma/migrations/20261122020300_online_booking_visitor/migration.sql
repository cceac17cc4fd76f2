-- Who is booking: from where (as a keyed hash, for the limit on kept places), and the number that a code has proved.
alter table "online_booking" add column "visitor" bytea, add column "proved_phone" text;
create index "online_booking_visitor_idx" on "online_booking" ("visitor");
