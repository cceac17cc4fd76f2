-- CreateTable
CREATE TABLE "complaint" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "cause" TEXT,
    "owner_id" UUID,
    "level" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "next_climb_at" TIMESTAMPTZ(3),
    "alerted_level" INTEGER NOT NULL DEFAULT -1,

    CONSTRAINT "complaint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_draft" (
    "visit_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "answers" JSONB NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_draft_pkey" PRIMARY KEY ("visit_id")
);

-- CreateIndex
CREATE INDEX "complaint_centre_id_due_at_id_idx" ON "complaint"("centre_id", "due_at", "id");

-- CreateIndex
CREATE INDEX "complaint_centre_id_closed_at_idx" ON "complaint"("centre_id", "closed_at" DESC);

-- CreateIndex
CREATE INDEX "complaint_next_climb_at_idx" ON "complaint"("next_climb_at");

-- CreateIndex
CREATE INDEX "complaint_centre_id_visit_id_idx" ON "complaint"("centre_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_draft_centre_id_visit_id_key" ON "survey_draft"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "survey_draft_updated_at_idx" ON "survey_draft"("updated_at");

-- AddForeignKey
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "survey_draft" ADD CONSTRAINT "survey_draft_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- What the centre asks of its customers after the visit.
ALTER TABLE "centre" ADD COLUMN "review_url" TEXT;
ALTER TABLE "centre" ADD COLUMN "call_script" TEXT;

-- Who came in which year is read from the index alone.
CREATE INDEX "visit_centre_id_customer_id_arrived_at_idx" ON "visit"("centre_id", "customer_id", "arrived_at");

alter table "complaint" add constraint complaint_level_known check ("level" between 0 and 2);
alter table "complaint" add constraint complaint_due_while_open check (("closed_at" is null) = ("due_at" is not null));

-- The complaints that there are. Their deadlines are counted exactly when the job first looks at them.
insert into "complaint" ("id", "centre_id", "visit_id", "opened_at", "cause", "due_at", "answered_at", "closed_at", "next_climb_at", "alerted_level")
select (opened.payload ->> 'complaintId')::uuid, opened.centre_id, opened.visit_id, opened.occurred_at,
    coalesce(closed.payload ->> 'cause', opened.payload ->> 'cause'),
    case when closed.occurred_at is not null then null
         when answered.occurred_at is null then opened.occurred_at + interval '24 hours'
         else opened.occurred_at + interval '7 days' end,
    answered.occurred_at, closed.occurred_at,
    case when closed.occurred_at is null then opened.occurred_at + interval '24 hours' end,
    0
  from "event" opened
  left join lateral (
    select e.occurred_at from "event" e
     where e.visit_id = opened.visit_id and e.type = 'complaint.answered'
       and e.payload ->> 'complaintId' = opened.payload ->> 'complaintId'
     order by e.seq limit 1
  ) answered on true
  left join lateral (
    select e.occurred_at, e.payload from "event" e
     where e.visit_id = opened.visit_id and e.type = 'complaint.closed'
       and e.payload ->> 'complaintId' = opened.payload ->> 'complaintId'
     order by e.seq limit 1
  ) closed on true
 where opened.type = 'complaint.opened'
on conflict do nothing;
