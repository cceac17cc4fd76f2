-- What the expected finish is counted from, beside each job; and why the car is not ready sooner.
ALTER TABLE "job"
  ADD COLUMN "clocked_seconds" INTEGER NOT NULL DEFAULT 0,
  ADD COLUMN "stop_cause" TEXT,
  ADD COLUMN "stopped_at" TIMESTAMPTZ(3),
  ADD COLUMN "resolved_at" TIMESTAMPTZ(3);

ALTER TABLE "visit" ADD COLUMN "expected_because" JSONB;
