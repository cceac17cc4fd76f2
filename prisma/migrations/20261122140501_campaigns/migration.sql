-- CreateTable
CREATE TABLE "campaign" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "segment" JSONB NOT NULL,
    "seed" INTEGER NOT NULL,
    "control_percent" INTEGER NOT NULL DEFAULT 10,
    "pause_days" INTEGER NOT NULL DEFAULT 30,
    "second_after_days" INTEGER,
    "window_days" INTEGER NOT NULL DEFAULT 30,
    "left_out" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "started_by" UUID,
    "ends_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "stopped_by" UUID,

    CONSTRAINT "campaign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "campaign_variant" (
    "campaign_id" UUID NOT NULL,
    "variant" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "campaign_variant_pkey" PRIMARY KEY ("campaign_id","variant","language")
);

-- CreateTable
CREATE TABLE "campaign_recipient" (
    "id" UUID NOT NULL,
    "campaign_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "customer_id" UUID NOT NULL,
    "vehicle_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "group" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT,
    "said_at" TIMESTAMPTZ(3),
    "message_id" UUID,
    "second_due_at" TIMESTAMPTZ(3),
    "second_message_id" UUID,
    "second_reason" TEXT,
    "booked_visit_id" UUID,

    CONSTRAINT "campaign_recipient_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "campaign_centre_id_created_at_idx" ON "campaign"("centre_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "campaign_state_ends_at_idx" ON "campaign"("state", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_centre_id_id_key" ON "campaign"("centre_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_recipient_message_id_key" ON "campaign_recipient"("message_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_recipient_second_message_id_key" ON "campaign_recipient"("second_message_id");

-- CreateIndex
CREATE INDEX "campaign_recipient_campaign_id_state_idx" ON "campaign_recipient"("campaign_id", "state");

-- CreateIndex
CREATE INDEX "campaign_recipient_centre_id_customer_id_idx" ON "campaign_recipient"("centre_id", "customer_id");

-- CreateIndex
CREATE INDEX "campaign_recipient_centre_id_visit_id_idx" ON "campaign_recipient"("centre_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "campaign_recipient_campaign_id_customer_id_key" ON "campaign_recipient"("campaign_id", "customer_id");

-- AddForeignKey
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_variant" ADD CONSTRAINT "campaign_variant_campaign_id_fkey" FOREIGN KEY ("campaign_id") REFERENCES "campaign"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "campaign_recipient" ADD CONSTRAINT "campaign_recipient_centre_id_campaign_id_fkey" FOREIGN KEY ("centre_id", "campaign_id") REFERENCES "campaign"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "campaign_recipient" ADD CONSTRAINT "campaign_recipient_centre_id_customer_id_fkey" FOREIGN KEY ("centre_id", "customer_id") REFERENCES "customer"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

alter table "campaign" add constraint campaign_kind_known check ("kind" in ('service-due', 'deferred-work'));
alter table "campaign" add constraint campaign_state_known check ("state" in ('draft', 'running', 'stopped'));
alter table "campaign" add constraint campaign_started check (("state" = 'draft') = ("started_at" is null and "ends_at" is null));
alter table "campaign" add constraint campaign_shares check ("control_percent" between 0 and 50);
alter table "campaign_variant" add constraint campaign_variant_known check ("variant" in ('A', 'B', 'second'));
alter table "campaign_recipient" add constraint campaign_recipient_group_known check ("group" in ('A', 'B', 'control'));
alter table "campaign_recipient" add constraint campaign_recipient_state_known check (
  "state" in ('waiting', 'said', 'skipped', 'stopped', 'control')
);
-- The control group is told nothing, whatever the program does.
alter table "campaign_recipient" add constraint campaign_recipient_control_silent check (
  ("group" = 'control') = ("state" = 'control') and
  ("group" <> 'control' or ("message_id" is null and "second_message_id" is null and "second_due_at" is null))
);

-- Whose second message is due: looked for by a sweep every few minutes.
create index campaign_second_due on campaign_recipient (second_due_at) where second_due_at is not null;
