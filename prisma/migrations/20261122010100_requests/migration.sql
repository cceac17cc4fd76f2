-- Requests and what follows from them: enquiries, online bookings, texts, tasks, feeds, merged customers, imports.

-- AlterTable
ALTER TABLE "customer" ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "import_key" TEXT;

-- CreateTable
CREATE TABLE "customer_merge" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "kept_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "moved" JSONB NOT NULL,
    "merged_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "merged_by" UUID NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by" UUID,

    CONSTRAINT "customer_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "enquiry" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "name" TEXT,
    "phone" TEXT,
    "what" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "taken_by" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "answered_by" UUID,
    "visit_id" UUID,
    "lost_reason" TEXT,
    "lost_note" TEXT,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "enquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "online_booking" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "typed" JSONB NOT NULL,
    "phone" TEXT,
    "code_hash" BYTEA,
    "code_sent_at" TIMESTAMPTZ(3),
    "code_tries" INTEGER NOT NULL DEFAULT 0,
    "reservation_id" UUID,
    "visit_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "online_booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID,
    "customer_id" UUID,
    "channel" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "visit_id" UUID,
    "owner_role" TEXT NOT NULL,
    "owner_id" UUID,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "details" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "ended_by" UUID,
    "outcome" TEXT,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "calendar_feed" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_feed_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "customer_merge_centre_id_kept_id_idx" ON "customer_merge"("centre_id", "kept_id");

-- CreateIndex
CREATE INDEX "customer_merge_centre_id_merged_id_idx" ON "customer_merge"("centre_id", "merged_id");

-- CreateIndex
CREATE INDEX "enquiry_centre_id_ended_at_received_at_idx" ON "enquiry"("centre_id", "ended_at", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "enquiry_centre_id_visit_id_key" ON "enquiry"("centre_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "online_booking_token_hash_key" ON "online_booking"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "online_booking_reservation_id_key" ON "online_booking"("reservation_id");

-- CreateIndex
CREATE UNIQUE INDEX "online_booking_visit_id_key" ON "online_booking"("visit_id");

-- CreateIndex
CREATE INDEX "online_booking_expires_at_idx" ON "online_booking"("expires_at");

-- CreateIndex
CREATE INDEX "online_booking_centre_id_phone_code_sent_at_idx" ON "online_booking"("centre_id", "phone", "code_sent_at");

-- CreateIndex
CREATE INDEX "message_centre_id_created_at_idx" ON "message"("centre_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "message_centre_id_visit_id_idx" ON "message"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "task_centre_id_ended_at_due_at_idx" ON "task"("centre_id", "ended_at", "due_at");

-- CreateIndex
CREATE INDEX "task_centre_id_visit_id_idx" ON "task"("centre_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_centre_id_key_key" ON "task"("centre_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "calendar_feed_token_hash_key" ON "calendar_feed"("token_hash");

-- CreateIndex
CREATE INDEX "calendar_feed_centre_id_staff_id_idx" ON "calendar_feed"("centre_id", "staff_id");

-- CreateIndex
CREATE INDEX "customer_centre_id_merged_into_id_idx" ON "customer"("centre_id", "merged_into_id");

-- CreateIndex
CREATE UNIQUE INDEX "visit_centre_id_import_key_key" ON "visit"("centre_id", "import_key");

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_centre_id_merged_into_id_fkey" FOREIGN KEY ("centre_id", "merged_into_id") REFERENCES "customer"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "enquiry" ADD CONSTRAINT "enquiry_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "message" ADD CONSTRAINT "message_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "calendar_feed" ADD CONSTRAINT "calendar_feed_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;
