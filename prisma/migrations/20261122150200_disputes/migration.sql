-- Payments that the payer's bank doubts: how each dispute stands, from the facts of the log.
-- CreateTable
CREATE TABLE "payment_dispute" (
    "stripe_id" TEXT NOT NULL,
    "centre_id" UUID NOT NULL,
    "visit_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_dispute_pkey" PRIMARY KEY ("stripe_id"),
    CONSTRAINT "payment_dispute_state_known" CHECK ("state" IN ('inquiry', 'demand', 'won', 'lost', 'dropped')),
    CONSTRAINT "payment_dispute_of_something" CHECK ("amount_minor" > 0),
    CONSTRAINT "payment_dispute_ended" CHECK (("state" IN ('won', 'lost', 'dropped')) = ("ended_at" IS NOT NULL))
);

-- CreateIndex
CREATE INDEX "payment_dispute_centre_id_visit_id_idx" ON "payment_dispute"("centre_id", "visit_id");

-- CreateIndex
CREATE INDEX "payment_dispute_payment_id_idx" ON "payment_dispute"("payment_id");

-- AddForeignKey
ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_centre_id_visit_id_fkey" FOREIGN KEY ("centre_id", "visit_id") REFERENCES "visit"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "payment_dispute" ADD CONSTRAINT "payment_dispute_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE RESTRICT;

-- A dispute only goes forward: a question may become a demand, a demand is decided, and only what was lost can still be won.
create function keep_dispute() returns trigger language plpgsql as $$
declare
  rank constant text[] := array['inquiry', 'demand', 'dropped', 'lost', 'won'];
begin
  if tg_op = 'UPDATE' then
    if array_position(rank, new.state) >= array_position(rank, old.state)
      and (new.stripe_id, new.centre_id, new.visit_id, new.payment_id, new.opened_at)
        = (old.stripe_id, old.centre_id, old.visit_id, old.payment_id, old.opened_at)
    then
      return new;
    end if;
  end if;
  raise exception 'A dispute goes only forward: % is refused.', tg_op using errcode = 'restrict_violation';
end
$$;
create trigger payment_dispute_kept before update or delete on payment_dispute for each row execute function keep_dispute();
create trigger payment_dispute_no_truncate before truncate on payment_dispute for each statement execute function keep_dispute();
