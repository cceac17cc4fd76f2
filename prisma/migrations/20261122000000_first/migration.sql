-- The tables of schema.prisma, as Prisma's engine writes them, after the extension that their indexes need.

-- Trigram indexes: search for a part of a name, a phone number, a plate or a VIN.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateTable
CREATE TABLE "organisation" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "centre" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "language" TEXT NOT NULL,
    "distance_unit" TEXT NOT NULL DEFAULT 'km',
    "phone" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "next_visit_number" INTEGER NOT NULL DEFAULT 1001,
    "next_invoice_number" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "centre_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "opening_hours" (
    "centre_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "opens_minute" INTEGER NOT NULL,
    "closes_minute" INTEGER NOT NULL,

    CONSTRAINT "opening_hours_pkey" PRIMARY KEY ("centre_id","weekday")
);

-- CreateTable
CREATE TABLE "holiday" (
    "centre_id" UUID NOT NULL,
    "date" DATE NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "holiday_pkey" PRIMARY KEY ("centre_id","date")
);

-- CreateTable
CREATE TABLE "route_map" (
    "centre_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "route_map_pkey" PRIMARY KEY ("centre_id","version")
);

-- CreateTable
CREATE TABLE "bay" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "bay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "catalogue_job" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "title_en" TEXT NOT NULL,
    "title_ru" TEXT NOT NULL,
    "labour_minutes" INTEGER NOT NULL,
    "price_minor" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "catalogue_job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "organisation_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_role" (
    "staff_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "role" TEXT NOT NULL,

    CONSTRAINT "staff_role_pkey" PRIMARY KEY ("staff_id","centre_id","role")
);

-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "customer" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "email" TEXT,
    "language" TEXT NOT NULL,
    "sms_consent" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "vehicle" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "owner_id" UUID NOT NULL,
    "plate" TEXT NOT NULL,
    "plate_key" TEXT NOT NULL,
    "vin" TEXT,
    "make" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "year" INTEGER,
    "mileage" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "vehicle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "customer_id" UUID NOT NULL,
    "vehicle_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "loop" INTEGER NOT NULL DEFAULT 0,
    "complaint" TEXT NOT NULL,
    "route_map_version" INTEGER NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "stage_entered_at" TIMESTAMPTZ(3) NOT NULL,
    "appointment_at" TIMESTAMPTZ(3),
    "arrived_at" TIMESTAMPTZ(3),
    "first_promised_at" TIMESTAMPTZ(3),
    "promised_at" TIMESTAMPTZ(3),
    "wait_cause" TEXT,
    "wait_since" TIMESTAMPTZ(3),
    "advisor_id" UUID,
    "mechanic_id" UUID,
    "bay_id" UUID,
    "next_action" TEXT,
    "next_owner_role" TEXT,
    "next_owner_id" UUID,
    "next_due_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "visit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" UUID,
    "loop" INTEGER NOT NULL,
    "payload" JSONB NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "job" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "labour_minutes" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "mechanic_id" UUID,
    "running_since" TIMESTAMPTZ(3),

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "link" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "purpose" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "visit_id" UUID,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "worker_heartbeat" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,
    "pid" INTEGER NOT NULL,
    "host" TEXT NOT NULL,

    CONSTRAINT "worker_heartbeat_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE UNIQUE INDEX "centre_organisation_id_name_key" ON "centre"("organisation_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "bay_centre_id_name_key" ON "bay"("centre_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "catalogue_job_centre_id_title_en_key" ON "catalogue_job"("centre_id", "title_en");

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE INDEX "staff_organisation_id_idx" ON "staff"("organisation_id");

-- CreateIndex
CREATE INDEX "staff_role_centre_id_role_idx" ON "staff_role"("centre_id", "role");

-- CreateIndex
CREATE INDEX "session_staff_id_idx" ON "session"("staff_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "customer_centre_id_created_at_idx" ON "customer"("centre_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "customer_name_idx" ON "customer" USING GIN ("name" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "customer_phone_idx" ON "customer" USING GIN ("phone" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "customer_centre_id_phone_key" ON "customer"("centre_id", "phone");

-- CreateIndex
CREATE UNIQUE INDEX "customer_centre_id_id_key" ON "customer"("centre_id", "id");

-- CreateIndex
CREATE INDEX "vehicle_centre_id_owner_id_idx" ON "vehicle"("centre_id", "owner_id");

-- CreateIndex
CREATE INDEX "vehicle_plate_key_idx" ON "vehicle" USING GIN ("plate_key" gin_trgm_ops);

-- CreateIndex
CREATE INDEX "vehicle_vin_idx" ON "vehicle" USING GIN ("vin" gin_trgm_ops);

-- CreateIndex
CREATE UNIQUE INDEX "vehicle_centre_id_plate_key_key" ON "vehicle"("centre_id", "plate_key");

-- CreateIndex
CREATE UNIQUE INDEX "vehicle_centre_id_id_key" ON "vehicle"("centre_id", "id");

-- CreateIndex
CREATE INDEX "visit_centre_id_status_stage_idx" ON "visit"("centre_id", "status", "stage");

-- CreateIndex
CREATE INDEX "visit_centre_id_customer_id_requested_at_idx" ON "visit"("centre_id", "customer_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "visit_centre_id_vehicle_id_requested_at_idx" ON "visit"("centre_id", "vehicle_id", "requested_at" DESC);

-- CreateIndex
CREATE INDEX "visit_centre_id_appointment_at_idx" ON "visit"("centre_id", "appointment_at");

-- CreateIndex
CREATE INDEX "visit_centre_id_ended_at_idx" ON "visit"("centre_id", "ended_at");

-- CreateIndex
CREATE UNIQUE INDEX "visit_centre_id_number_key" ON "visit"("centre_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "visit_centre_id_id_key" ON "visit"("centre_id", "id");

-- CreateIndex
CREATE INDEX "event_centre_id_occurred_at_idx" ON "event"("centre_id", "occurred_at");

-- CreateIndex
CREATE INDEX "event_centre_id_type_occurred_at_idx" ON "event"("centre_id", "type", "occurred_at");

-- CreateIndex
CREATE UNIQUE INDEX "event_visit_id_seq_key" ON "event"("visit_id", "seq");

-- CreateIndex
CREATE INDEX "job_visit_id_idx" ON "job"("visit_id");

-- CreateIndex
CREATE INDEX "job_centre_id_mechanic_id_state_idx" ON "job"("centre_id", "mechanic_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "link_token_hash_key" ON "link"("token_hash");

-- CreateIndex
CREATE INDEX "link_centre_id_visit_id_idx" ON "link"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "submission_created_at_idx" ON "submission"("created_at");

-- CreateIndex
CREATE INDEX "worker_heartbeat_beat_at_idx" ON "worker_heartbeat"("beat_at");

-- CreateIndex
CREATE INDEX "rate_limit_expire_idx" ON "rate_limit"("expire");

-- AddForeignKey
ALTER TABLE "centre" ADD CONSTRAINT "centre_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "holiday" ADD CONSTRAINT "holiday_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_map" ADD CONSTRAINT "route_map_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bay" ADD CONSTRAINT "bay_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "catalogue_job" ADD CONSTRAINT "catalogue_job_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff" ADD CONSTRAINT "staff_organisation_id_fkey" FOREIGN KEY ("organisation_id") REFERENCES "organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer" ADD CONSTRAINT "customer_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vehicle" ADD CONSTRAINT "vehicle_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "vehicle" ADD CONSTRAINT "vehicle_centre_id_owner_id_fkey" FOREIGN KEY ("centre_id", "owner_id") REFERENCES "customer"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_centre_id_customer_id_fkey" FOREIGN KEY ("centre_id", "customer_id") REFERENCES "customer"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_centre_id_vehicle_id_fkey" FOREIGN KEY ("centre_id", "vehicle_id") REFERENCES "vehicle"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "job" ADD CONSTRAINT "job_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "link" ADD CONSTRAINT "link_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;
