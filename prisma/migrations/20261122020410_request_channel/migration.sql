-- The list of requests of one channel, newest first. Partial and over an expression: nothing that schema.prisma can hold.
create index event_request_channel on event (centre_id, (payload ->> 'channel'), occurred_at desc)
  where type = 'request.received';
