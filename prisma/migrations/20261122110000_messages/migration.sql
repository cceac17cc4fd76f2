-- Messages with their states, templates, rules, reminders and conversations.

-- AlterTable
ALTER TABLE "centre" ADD COLUMN     "quiet_from_minute" INTEGER NOT NULL DEFAULT 1260,
ADD COLUMN     "quiet_until_minute" INTEGER NOT NULL DEFAULT 480,
ADD COLUMN     "segment_price_micros" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "service_every_distance" INTEGER NOT NULL DEFAULT 15000,
ADD COLUMN     "service_every_months" INTEGER NOT NULL DEFAULT 12;

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "preferred_channel" TEXT NOT NULL DEFAULT 'sms';

-- AlterTable
ALTER TABLE "link" ADD COLUMN     "object_id" UUID;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "about" INTEGER,
ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "created_by" UUID,
ADD COLUMN     "deadline_at" TIMESTAMPTZ(3),
ADD COLUMN     "delivered_at" TIMESTAMPTZ(3),
ADD COLUMN     "link_id" UUID,
ADD COLUMN     "reason" TEXT,
ADD COLUMN     "sealed" BYTEA,
ADD COLUMN     "segments" INTEGER,
ADD COLUMN     "send_after" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "sending_at" TIMESTAMPTZ(3),
ADD COLUMN     "sent_at" TIMESTAMPTZ(3),
ADD COLUMN     "sid" TEXT,
ADD COLUMN     "subject" TEXT,
ADD COLUMN     "template_version" INTEGER,
ADD COLUMN     "unknown_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "worker_heartbeat" ADD COLUMN     "worker_ids" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "message_template" (
    "centre_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "subject" TEXT,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,

    CONSTRAINT "message_template_pkey" PRIMARY KEY ("centre_id","kind","language","channel","version")
);

-- CreateTable
CREATE TABLE "contact_block" (
    "address" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "source" TEXT NOT NULL,
    "lifted_at" TIMESTAMPTZ(3),

    CONSTRAINT "contact_block_pkey" PRIMARY KEY ("address","channel")
);

-- CreateTable
CREATE TABLE "reminder_rule" (
    "centre_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "offset_minutes" INTEGER NOT NULL,
    "channel" TEXT NOT NULL DEFAULT 'auto',
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_by" UUID NOT NULL,

    CONSTRAINT "reminder_rule_pkey" PRIMARY KEY ("centre_id","kind")
);

-- CreateTable
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID,
    "vehicle_id" UUID,
    "customer_id" UUID,
    "kind" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "about" INTEGER,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "deadline_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "reason" TEXT,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "message_id" UUID,
    "task_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "phone" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "customer_id" UUID,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "unanswered_since" TIMESTAMPTZ(3),

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_message" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "conversation_id" UUID NOT NULL,
    "visit_id" UUID,
    "channel" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sid" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "reminder_message_id_key" ON "reminder"("message_id");

-- CreateIndex
CREATE INDEX "reminder_centre_id_state_due_at_idx" ON "reminder"("centre_id", "state", "due_at");

-- CreateIndex
CREATE INDEX "reminder_centre_id_visit_id_idx" ON "reminder"("centre_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_centre_id_kind_occasion_key" ON "reminder"("centre_id", "kind", "occasion");

-- CreateIndex
CREATE INDEX "conversation_centre_id_last_at_idx" ON "conversation"("centre_id", "last_at" DESC);

-- CreateIndex
CREATE INDEX "conversation_centre_id_unanswered_since_idx" ON "conversation"("centre_id", "unanswered_since");

-- CreateIndex
CREATE INDEX "conversation_centre_id_customer_id_idx" ON "conversation"("centre_id", "customer_id");

-- CreateIndex
CREATE UNIQUE INDEX "conversation_centre_id_phone_channel_key" ON "conversation"("centre_id", "phone", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_message_sid_key" ON "inbound_message"("sid");

-- CreateIndex
CREATE INDEX "inbound_message_conversation_id_received_at_idx" ON "inbound_message"("conversation_id", "received_at");

-- CreateIndex
CREATE INDEX "inbound_message_centre_id_visit_id_idx" ON "inbound_message"("centre_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "message_sid_key" ON "message"("sid");

-- CreateIndex
CREATE INDEX "message_centre_id_recipient_created_at_idx" ON "message"("centre_id", "recipient", "created_at" DESC);

-- CreateIndex
CREATE INDEX "message_recipient_created_at_idx" ON "message"("recipient", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "message_template" ADD CONSTRAINT "message_template_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder_rule" ADD CONSTRAINT "reminder_rule_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reminder" ADD CONSTRAINT "reminder_message_id_fkey" FOREIGN KEY ("message_id") REFERENCES "message"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_centre_id_customer_id_fkey" FOREIGN KEY ("centre_id", "customer_id") REFERENCES "customer"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "inbound_message" ADD CONSTRAINT "inbound_message_conversation_id_fkey" FOREIGN KEY ("conversation_id") REFERENCES "conversation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "appointment_version" INTEGER NOT NULL DEFAULT 0;
