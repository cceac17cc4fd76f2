// Which skill a job asks for: as the service was chosen when the visit was booked, else as the catalogue has it by its title.
import { z } from "zod";
import { isSkill, type Skill } from "~/capacity/skills";
import type { Tx } from "~/platform/db/db.server";

export interface JobOfVisit {
  readonly id: string;
  readonly visitId: string;
  readonly title: string;
}

const Services = z.array(z.object({ id: z.string(), title: z.string(), skill: z.string().optional() }));

async function requestedSkills(tx: Tx, centreId: string, visits: readonly string[]) {
  const rows = await tx.$queryRaw<{ visitId: string; services: unknown }[]>`
    select visit_id as "visitId", payload -> 'services' as services from event
    where centre_id = ${centreId}::uuid and visit_id = any(${[...visits]}::uuid[]) and seq = 1
      and type = 'request.received'`;
  return new Map(
    rows.map(({ visitId, services }) => {
      const read = Services.safeParse(services);
      return [visitId, read.success ? read.data : []] as const;
    }),
  );
}

async function catalogueSkills(tx: Tx, centreId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.catalogueJob.findMany({
    where: { centreId },
    select: { titleEn: true, titleRu: true, skill: true },
  });
  return new Map(
    rows.flatMap(({ titleEn, titleRu, skill }) => [[titleEn, skill] as const, [titleRu, skill] as const]),
  );
}

/** By the job's id; a job that nobody has said anything of is left out: everybody may do it. */
export async function skillsOfJobs(
  tx: Tx,
  centreId: string,
  jobs: readonly JobOfVisit[],
): Promise<ReadonlyMap<string, Skill>> {
  if (jobs.length === 0) return new Map();
  const requested = await requestedSkills(tx, centreId, [...new Set(jobs.map(({ visitId }) => visitId))]);
  const catalogue = await catalogueSkills(tx, centreId);
  return new Map(
    jobs.flatMap(({ id, visitId, title }) => {
      const services = requested.get(visitId) ?? [];
      const service =
        services.find((each) => each.id === id) ?? services.find((each) => each.title === title);
      const skill = service?.skill ?? catalogue.get(title);
      return skill !== undefined && isSkill(skill) ? [[id, skill] as const] : [];
    }),
  );
}
