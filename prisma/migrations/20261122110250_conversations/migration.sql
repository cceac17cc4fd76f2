-- What came in: how many photos with it, and whether it was one of the words by which people opt out, in, or ask for help.
-- Of a conversation: who last said that nobody waits for an answer any more, and how it was settled.
alter table inbound_message
  add column media_count integer not null default 0,
  add column word text,
  add constraint inbound_message_media_count check (media_count between 0 and 100),
  add constraint inbound_message_word_known check (word in ('stop', 'start', 'help'));

alter table conversation
  add column settled_at timestamptz(3),
  add column settled_by uuid,
  add column settled_how text,
  add constraint conversation_settled_how_known check (settled_how in ('answered', 'phoned', 'not-needed')),
  add constraint conversation_settled_whole check ((settled_at is null) = (settled_how is null));
