-- CreateTable
CREATE TABLE "improvement" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "owner_id" UUID NOT NULL,
    "due_on" DATE NOT NULL,
    "started_on" DATE NOT NULL,
    "expected_minutes" DOUBLE PRECISION NOT NULL,
    "baseline" JSON NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,
    "decision" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by" UUID,
    "outcome" JSON,

    CONSTRAINT "improvement_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "improvement_centre_id_created_at_idx" ON "improvement"("centre_id", "created_at");

-- AddForeignKey
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "improvement" ADD CONSTRAINT "improvement_owner_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A decision has its time and its person, and what was known then.
alter table "improvement" add constraint improvement_decision_known check ("decision" in ('keep', 'undo'));
alter table "improvement" add constraint improvement_decision_whole check (
  ("decision" is null) = ("decided_at" is null) and ("decision" is null) = ("decided_by" is null)
  and ("decision" is null) = ("outcome" is null)
);

-- What was before stays as it was found: an improvement is judged against it, and nothing of it can be made better later.
create function refuse_baseline_change() returns trigger language plpgsql as $$
begin
  if (to_jsonb(new) - '{decision,decided_at,decided_by,outcome}'::text[])
     is distinct from (to_jsonb(old) - '{decision,decided_at,decided_by,outcome}'::text[]) then
    raise exception 'What an improvement began with is frozen.' using errcode = 'restrict_violation';
  end if;
  return new;
end
$$;

create trigger improvement_baseline_frozen before update on "improvement"
  for each row execute function refuse_baseline_change();
