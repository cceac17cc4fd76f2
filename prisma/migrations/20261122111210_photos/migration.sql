-- Files of removed photos go some days after the photo; from then on it cannot be put back.
alter table photo
  add column files_removed_at timestamptz(3),
  add constraint photo_hash_sha256 check (octet_length(content_hash) = 32),
  add constraint photo_files_go_last check (files_removed_at is null or removed_at is not null);

create index photo_removed_with_files on photo (removed_at) where removed_at is not null and files_removed_at is null;
