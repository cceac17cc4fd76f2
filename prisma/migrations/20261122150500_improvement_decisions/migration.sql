-- CreateTable
CREATE TABLE "improvement_decision" (
    "id" BIGSERIAL NOT NULL,
    "improvement_id" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" UUID NOT NULL,
    "outcome" JSON NOT NULL,

    CONSTRAINT "improvement_decision_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "improvement_decision_improvement_id_id_idx" ON "improvement_decision"("improvement_id", "id");

-- AddForeignKey
ALTER TABLE "improvement_decision" ADD CONSTRAINT "improvement_decision_improvement_id_fkey" FOREIGN KEY ("improvement_id") REFERENCES "improvement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "improvement_decision" ADD CONSTRAINT "improvement_decision_decided_by_fkey" FOREIGN KEY ("decided_by") REFERENCES "staff"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

alter table "improvement_decision" add constraint improvement_decision_known check ("decision" in ('keep', 'undo'));

-- What has been decided so far is the first entry of each history.
insert into "improvement_decision" ("improvement_id", "decision", "decided_at", "decided_by", "outcome")
select "id", "decision", "decided_at", "decided_by", "outcome" from "improvement" where "decision" is not null;

-- An improvement is never changed now, and neither is what was decided of it: another decision is another row.
drop trigger improvement_baseline_frozen on "improvement";
drop function refuse_baseline_change();

ALTER TABLE "improvement" DROP COLUMN "decided_at",
DROP COLUMN "decided_by",
DROP COLUMN "decision",
DROP COLUMN "outcome";

create function refuse_improvement_change() returns trigger language plpgsql as $$
begin
  raise exception 'What an improvement began with, and what was decided of it, is never changed.'
    using errcode = 'restrict_violation';
end
$$;

create trigger improvement_frozen before update on "improvement"
  for each row execute function refuse_improvement_change();
create trigger improvement_decision_frozen before update or delete on "improvement_decision"
  for each row execute function refuse_improvement_change();
