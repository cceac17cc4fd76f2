-- What is clocked of each job, counted from its facts: rows from before the column was added held 0 until their visit changed.
with clock as (
  select e.visit_id, e.payload ->> 'jobId' as job_id, e.type, e.occurred_at,
    lead(e.type) over job as next_type, lead(e.occurred_at) over job as next_at
  from "event" e
  where e.type in ('work.started', 'work.resumed', 'work.stopped', 'work.finished', 'job.cancelled')
  window job as (partition by e.visit_id, e.payload ->> 'jobId' order by e.seq)
), clocked as (
  select visit_id, job_id, round(sum(greatest(0, extract(epoch from next_at - occurred_at))))::integer as seconds
  from clock
  where type in ('work.started', 'work.resumed') and next_type in ('work.stopped', 'work.finished', 'job.cancelled')
  group by visit_id, job_id
)
update "job" j set "clocked_seconds" = c.seconds
from clocked c
where j.visit_id = c.visit_id and j.id::text = c.job_id and j.clocked_seconds <> c.seconds;
