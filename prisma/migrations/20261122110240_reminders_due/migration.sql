-- What should have happened already, over all centres: looked for by a sweep every few minutes.
create index reminder_planned_due on reminder (due_at) where state = 'planned';
