-- Capacity: who works when, what is promised, the counters (as Prisma's engine writes them; the guards follow).

-- AlterTable
ALTER TABLE "bay" ADD COLUMN     "active" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'lift',
ADD COLUMN     "skills" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "catalogue_job" ADD COLUMN     "bay_kind" TEXT,
ADD COLUMN     "deposit_minor" INTEGER,
ADD COLUMN     "online" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "parts" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "skill" TEXT NOT NULL DEFAULT 'mechanical';

-- AlterTable
ALTER TABLE "holiday" ADD COLUMN     "closes_minute" INTEGER,
ADD COLUMN     "opens_minute" INTEGER;

-- AlterTable
ALTER TABLE "centre" ADD COLUMN     "booking_horizon_days" INTEGER NOT NULL DEFAULT 60,
ADD COLUMN     "loaners" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "move_deadline_hours" INTEGER NOT NULL DEFAULT 4,
ADD COLUMN     "online_booking" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "online_notice_hours" INTEGER NOT NULL DEFAULT 4,
ADD COLUMN     "public_slug" TEXT,
ADD COLUMN     "receptions_per_quarter" INTEGER NOT NULL DEFAULT 2,
ADD COLUMN     "shuttle_seats" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "walk_in_percent" INTEGER NOT NULL DEFAULT 10,
ADD COLUMN     "widget_origins" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "capacity_plan" (
    "centre_id" UUID NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "capacity_plan_pkey" PRIMARY KEY ("centre_id")
);

-- CreateTable
CREATE TABLE "staff_skill" (
    "staff_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "skill" TEXT NOT NULL,

    CONSTRAINT "staff_skill_pkey" PRIMARY KEY ("centre_id","staff_id","skill")
);

-- CreateTable
CREATE TABLE "shift" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "weekday" INTEGER NOT NULL,
    "starts_minute" INTEGER NOT NULL,
    "ends_minute" INTEGER NOT NULL,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,

    CONSTRAINT "shift_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "absence" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "staff_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,

    CONSTRAINT "absence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "day_override" (
    "centre_id" UUID NOT NULL,
    "local_date" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,

    CONSTRAINT "day_override_pkey" PRIMARY KEY ("centre_id","local_date","kind","name")
);

-- CreateTable
CREATE TABLE "capacity_counter" (
    "centre_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "local_date" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "plan_version" INTEGER NOT NULL,
    "capacity" INTEGER NOT NULL,
    "held" INTEGER NOT NULL DEFAULT 0,
    "used" INTEGER NOT NULL DEFAULT 0,
    "walk_in" INTEGER NOT NULL DEFAULT 0,
    "tolerated" INTEGER NOT NULL DEFAULT 0,
    "tolerated_booked" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "capacity_counter_pkey" PRIMARY KEY ("centre_id","kind","local_date","name")
);

-- CreateTable
CREATE TABLE "reservation" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID,
    "bay_id" UUID NOT NULL,
    "mechanic_id" UUID NOT NULL,
    "reception_at" TIMESTAMPTZ(3) NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "walk_in" BOOLEAN NOT NULL DEFAULT false,
    "held_until" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reservation_use" (
    "reservation_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "local_date" DATE NOT NULL,
    "name" TEXT NOT NULL,
    "amount" INTEGER NOT NULL,
    "walk_in" BOOLEAN NOT NULL,

    CONSTRAINT "reservation_use_pkey" PRIMARY KEY ("reservation_id","kind","local_date","name")
);

-- CreateIndex
CREATE INDEX "shift_centre_id_staff_id_idx" ON "shift"("centre_id", "staff_id");

-- CreateIndex
CREATE INDEX "absence_centre_id_ends_at_idx" ON "absence"("centre_id", "ends_at");

-- CreateIndex
CREATE INDEX "reservation_centre_id_starts_at_idx" ON "reservation"("centre_id", "starts_at");

-- CreateIndex
CREATE INDEX "reservation_centre_id_held_until_idx" ON "reservation"("centre_id", "held_until");

-- CreateIndex
CREATE UNIQUE INDEX "reservation_centre_id_visit_id_key" ON "reservation"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "reservation_use_centre_id_kind_local_date_name_idx" ON "reservation_use"("centre_id", "kind", "local_date", "name");

-- CreateIndex
CREATE UNIQUE INDEX "bay_centre_id_id_key" ON "bay"("centre_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "centre_public_slug_key" ON "centre"("public_slug");

-- AddForeignKey
ALTER TABLE "capacity_plan" ADD CONSTRAINT "capacity_plan_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "staff_skill" ADD CONSTRAINT "staff_skill_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shift" ADD CONSTRAINT "shift_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "absence" ADD CONSTRAINT "absence_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_centre_id_bay_id_fkey" FOREIGN KEY ("centre_id", "bay_id") REFERENCES "bay"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_mechanic_id_fkey" FOREIGN KEY ("mechanic_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation_use" ADD CONSTRAINT "reservation_use_reservation_id_fkey" FOREIGN KEY ("reservation_id") REFERENCES "reservation"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reservation_use" ADD CONSTRAINT "reservation_use_centre_id_kind_local_date_name_fkey" FOREIGN KEY ("centre_id", "kind", "local_date", "name") REFERENCES "capacity_counter"("centre_id", "kind", "local_date", "name") ON DELETE RESTRICT ON UPDATE RESTRICT;
