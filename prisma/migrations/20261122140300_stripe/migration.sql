-- Payment by link: sessions of Stripe's payment page, refunds of what was paid there, and what Stripe told us.
-- CreateTable
CREATE TABLE "checkout" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "invoice_id" UUID NOT NULL,
    "link_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "state" TEXT NOT NULL,
    "session_id" TEXT,
    "url" TEXT,
    "payment_intent" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "stale_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "checkout_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "checkout_state_known" CHECK ("state" IN ('making', 'open', 'processing', 'paid', 'failed', 'expired')),
    CONSTRAINT "checkout_for_something" CHECK ("amount_minor" > 0)
);

-- CreateTable
CREATE TABLE "link_refund" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "payment_intent" TEXT NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "stripe_id" TEXT,
    "failure" TEXT,
    "by_staff_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "tried_at" TIMESTAMPTZ(3),
    "asked_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "link_refund_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "link_refund_state_known" CHECK ("state" IN ('asked', 'pending', 'succeeded', 'failed')),
    CONSTRAINT "link_refund_of_something" CHECK ("amount_minor" > 0)
);

-- CreateTable
CREATE TABLE "stripe_event" (
    "id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "told" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handled_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "stripe_event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "checkout_session_id_key" ON "checkout"("session_id");

-- CreateIndex
CREATE INDEX "checkout_centre_id_visit_id_idx" ON "checkout"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "checkout_state_created_at_idx" ON "checkout"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "link_refund_stripe_id_key" ON "link_refund"("stripe_id");

-- CreateIndex
CREATE INDEX "link_refund_centre_id_visit_id_idx" ON "link_refund"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "link_refund_payment_id_idx" ON "link_refund"("payment_id");

-- CreateIndex
CREATE INDEX "link_refund_state_created_at_idx" ON "link_refund"("state", "created_at");

-- CreateIndex
CREATE INDEX "stripe_event_handled_at_received_at_idx" ON "stripe_event"("handled_at", "received_at");

-- AddForeignKey
ALTER TABLE "checkout" ADD CONSTRAINT "checkout_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "link_refund" ADD CONSTRAINT "link_refund_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
