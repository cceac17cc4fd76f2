-- What whoever runs the program has to know, whichever centre they work in.
-- CreateTable
CREATE TABLE "notice" (
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "details" JSONB NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "cleared_at" TIMESTAMPTZ(3),
    "cleared_by" UUID,

    CONSTRAINT "notice_pkey" PRIMARY KEY ("key"),
    CONSTRAINT "notice_kind_known" CHECK ("kind" IN ('carrier-refuses', 'stripe-unmatched', 'stripe-unread')),
    CONSTRAINT "notice_cleared_by_somebody" CHECK ("cleared_by" IS NULL OR "cleared_at" IS NOT NULL)
);

-- Few are open at a time, and every page of a manager asks for them.
CREATE INDEX "notice_open" ON "notice"("raised_at") WHERE "cleared_at" IS NULL;
