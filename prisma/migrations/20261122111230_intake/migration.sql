-- What a car looks like and what it drives with, as intake found it last.
ALTER TABLE "vehicle" ADD COLUMN "body" TEXT, ADD COLUMN "energy" TEXT;

alter table vehicle
  add constraint vehicle_body_known check (body in ('sedan', 'hatchback', 'estate', 'suv', 'van', 'pickup')),
  add constraint vehicle_energy_known check (energy in ('petrol', 'diesel', 'hybrid', 'plug-in', 'electric', 'gas'));
