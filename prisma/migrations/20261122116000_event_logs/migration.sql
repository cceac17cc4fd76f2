-- CreateTable
CREATE TABLE "event_log" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activities" TEXT[],
    "resources" TEXT[],
    "report" JSON,
    "report_version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "event_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_log_case" (
    "log_id" INTEGER NOT NULL,
    "case_no" INTEGER NOT NULL,
    "case_id" TEXT NOT NULL,

    CONSTRAINT "event_log_case_pkey" PRIMARY KEY ("log_id","case_no")
);

-- CreateTable
CREATE TABLE "event_log_row" (
    "log_id" INTEGER NOT NULL,
    "ordinal" BIGINT NOT NULL,
    "case_no" INTEGER NOT NULL,
    "activity" INTEGER NOT NULL,
    "start_us" BIGINT NOT NULL,
    "complete_us" BIGINT NOT NULL,
    "resource" INTEGER,

    CONSTRAINT "event_log_row_pkey" PRIMARY KEY ("log_id","ordinal")
);

-- CreateIndex
CREATE UNIQUE INDEX "event_log_name_key" ON "event_log"("name");
