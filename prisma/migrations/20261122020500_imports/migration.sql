-- Files that are brought in, and that a centre has only one of them under way.

-- CreateTable
CREATE TABLE "import" (
    "id" UUID NOT NULL,
    "centre_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "encoding" TEXT NOT NULL,
    "delimiter" TEXT NOT NULL,
    "skip_lines" INTEGER NOT NULL,
    "headers" TEXT[],
    "sample" JSONB NOT NULL,
    "mapping" JSONB NOT NULL,
    "overwrite" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "bytes_read" INTEGER NOT NULL DEFAULT 0,
    "rows_read" INTEGER NOT NULL DEFAULT 0,
    "findings" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by" UUID NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "import_centre_id_created_at_idx" ON "import"("centre_id", "created_at" DESC);

-- AddForeignKey
ALTER TABLE "import" ADD CONSTRAINT "import_centre_id_fkey" FOREIGN KEY ("centre_id") REFERENCES "centre"("id") ON DELETE CASCADE ON UPDATE CASCADE;

alter table "import"
  add constraint import_kind_known check (kind in ('customers', 'vehicles', 'visits')),
  add constraint import_state_known check (
    state in ('mapping', 'trying', 'tried', 'importing', 'done', 'refused', 'failed')
  );
-- One at a time. (A unique index with a condition, which schema.prisma cannot hold.)
create unique index import_one_under_way on "import" (centre_id) where state in ('trying', 'importing');
