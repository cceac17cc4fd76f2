-- Invoices and credit notes with their numbers, payments, refunds, and how each visit stands.
-- CreateTable
CREATE TABLE "paper_series" (
    "centre_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "next" INTEGER NOT NULL,

    CONSTRAINT "paper_series_pkey" PRIMARY KEY ("centre_id","kind","year")
);

-- CreateTable
CREATE TABLE "invoice" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "counter" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "credits_id" UUID,
    "currency" CHAR(3) NOT NULL,
    "tax_basis_points" INTEGER NOT NULL,
    "net_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,
    "issued_by" UUID,
    "content" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "invoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invoice_party" (
    "invoice_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "plate" TEXT NOT NULL,
    "make" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "year" INTEGER,
    "vin" TEXT,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoice_party_pkey" PRIMARY KEY ("invoice_id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "invoice_id" UUID,
    "amount_minor" BIGINT NOT NULL,
    "method" TEXT NOT NULL,
    "external_id" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_staff_id" UUID,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "refund" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "external_id" TEXT,
    "refunded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "by_staff_id" UUID,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visit_balance" (
    "visit_id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "invoiced_minor" BIGINT NOT NULL,
    "paid_minor" BIGINT NOT NULL,
    "open_minor" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "due_on" DATE,

    CONSTRAINT "visit_balance_pkey" PRIMARY KEY ("visit_id")
);

-- CreateIndex
CREATE INDEX "invoice_centre_id_visit_id_idx" ON "invoice"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "invoice_centre_id_issued_at_idx" ON "invoice"("centre_id", "issued_at");

-- CreateIndex
CREATE INDEX "invoice_credits_id_idx" ON "invoice"("credits_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_centre_id_kind_year_counter_key" ON "invoice"("centre_id", "kind", "year", "counter");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_centre_id_kind_number_key" ON "invoice"("centre_id", "kind", "number");

-- CreateIndex
CREATE INDEX "invoice_party_centre_id_idx" ON "invoice_party"("centre_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_external_id_key" ON "payment"("external_id");

-- CreateIndex
CREATE INDEX "payment_centre_id_visit_id_idx" ON "payment"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "payment_centre_id_received_at_idx" ON "payment"("centre_id", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "refund_external_id_key" ON "refund"("external_id");

-- CreateIndex
CREATE INDEX "refund_centre_id_visit_id_idx" ON "refund"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "refund_payment_id_idx" ON "refund"("payment_id");

-- CreateIndex
CREATE INDEX "visit_balance_centre_id_state_since_idx" ON "visit_balance"("centre_id", "state", "since");

-- CreateIndex
CREATE UNIQUE INDEX "visit_balance_centre_id_visit_id_key" ON "visit_balance"("centre_id", "visit_id");

-- AddForeignKey
ALTER TABLE "paper_series" ADD CONSTRAINT "paper_series_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invoice" ADD CONSTRAINT "invoice_credits_id_fkey" FOREIGN KEY ("credits_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "invoice_party" ADD CONSTRAINT "invoice_party_invoice_id_fkey" FOREIGN KEY ("invoice_id") REFERENCES "invoice"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "refund" ADD CONSTRAINT "refund_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "visit_balance" ADD CONSTRAINT "visit_balance_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE CASCADE ON UPDATE RESTRICT;
