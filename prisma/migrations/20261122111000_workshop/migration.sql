-- Parts, photos, drafts of the intake, and evidence.

-- AlterTable
ALTER TABLE "centre" ADD COLUMN     "tax_basis_points" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "visit" ADD COLUMN     "expected_ready_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "audit_record" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "visit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "audit_record_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stock_part" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "location" TEXT,
    "on_hand" INTEGER NOT NULL DEFAULT 0,
    "reserved" INTEGER NOT NULL DEFAULT 0,
    "minimum" INTEGER NOT NULL DEFAULT 0,
    "price_minor" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "stock_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_part" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "job_id" UUID,
    "stock_part_id" UUID,
    "name" TEXT NOT NULL,
    "number" TEXT,
    "quantity" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "expected_on" DATE,
    "supplier" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visit_part_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "photo" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" UUID,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bytes" INTEGER NOT NULL,
    "content_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "photo_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intake_draft" (
    "visit_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_by" UUID NOT NULL,

    CONSTRAINT "intake_draft_pkey" PRIMARY KEY ("visit_id")
);

-- CreateIndex
CREATE INDEX "audit_record_centre_id_visit_id_idx" ON "audit_record"("centre_id", "visit_id");

-- CreateIndex
CREATE UNIQUE INDEX "audit_record_centre_id_seq_key" ON "audit_record"("centre_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "audit_record_centre_id_kind_subject_id_version_key" ON "audit_record"("centre_id", "kind", "subject_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "stock_part_centre_id_number_key" ON "stock_part"("centre_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "stock_part_centre_id_id_key" ON "stock_part"("centre_id", "id");

-- CreateIndex
CREATE INDEX "visit_part_centre_id_state_expected_on_idx" ON "visit_part"("centre_id", "state", "expected_on");

-- CreateIndex
CREATE INDEX "visit_part_visit_id_idx" ON "visit_part"("visit_id");

-- CreateIndex
CREATE INDEX "visit_part_centre_id_stock_part_id_idx" ON "visit_part"("centre_id", "stock_part_id");

-- CreateIndex
CREATE INDEX "photo_centre_id_visit_id_idx" ON "photo"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "photo_centre_id_subject_id_idx" ON "photo"("centre_id", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "intake_draft_centre_id_visit_id_key" ON "intake_draft"("centre_id", "visit_id");

-- AddForeignKey
ALTER TABLE "audit_record" ADD CONSTRAINT "audit_record_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "stock_part" ADD CONSTRAINT "stock_part_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visit_part" ADD CONSTRAINT "visit_part_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "visit_part" ADD CONSTRAINT "visit_part_centre_id_stock_part_id_fkey" FOREIGN KEY ("centre_id", "stock_part_id") REFERENCES "stock_part"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "photo" ADD CONSTRAINT "photo_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "intake_draft" ADD CONSTRAINT "intake_draft_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AlterTable
ALTER TABLE "job" ADD COLUMN     "rank" INTEGER NOT NULL DEFAULT 0;
