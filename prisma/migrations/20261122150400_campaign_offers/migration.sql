-- A campaign's link names its offer: a short word in the address, what the offer is called for its readers, and the visits that came of it.
ALTER TABLE "campaign"
    ADD COLUMN "offer_code" TEXT NOT NULL DEFAULT substr(replace(gen_random_uuid()::text, '-', ''), 1, 10),
    ADD COLUMN "offer_en" TEXT,
    ADD COLUMN "offer_ru" TEXT,
    ADD CONSTRAINT "campaign_offer_code_form" CHECK ("offer_code" ~ '^[0-9a-f]{10}$');

-- CreateIndex
CREATE UNIQUE INDEX "campaign_offer_code_key" ON "campaign"("offer_code");

-- A visit comes of an offer of its own centre, or of none.
ALTER TABLE "visit" ADD COLUMN "offer_campaign_id" UUID;

-- CreateIndex
CREATE INDEX "visit_centre_id_offer_campaign_id_idx" ON "visit"("centre_id", "offer_campaign_id");

-- AddForeignKey
ALTER TABLE "visit" ADD CONSTRAINT "visit_centre_id_offer_campaign_id_fkey" FOREIGN KEY ("centre_id", "offer_campaign_id") REFERENCES "campaign"("centre_id", "id") ON DELETE RESTRICT ON UPDATE RESTRICT;
