-- CreateTable
CREATE TABLE "criterion_target" (
    "centre_id" UUID NOT NULL,
    "criterion" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "value" DOUBLE PRECISION NOT NULL,
    "from" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "criterion_target_pkey" PRIMARY KEY ("centre_id","criterion","version")
);

-- AddForeignKey
ALTER TABLE "criterion_target" ADD CONSTRAINT "criterion_target_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A target that held stays what it was: a change is one more version.
create function refuse_target_change() returns trigger language plpgsql as $$
begin
  raise exception 'Targets are only added to: % is refused.', tg_op
    using errcode = 'restrict_violation';
end
$$;

create trigger criterion_target_no_update before update on "criterion_target"
  for each row execute function refuse_target_change();

alter table "criterion_target" add constraint criterion_target_version_positive check ("version" >= 1);
