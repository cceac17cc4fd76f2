// What fewer returns save those who do not return: people have more time for them.
import type { Part } from "./draws";
import { reliefOfLessWork } from "./relief";
import { reliefIn } from "./savings";

/**
 * Sums tell how often cars come back, but not whose work it is. If everybody's work came again with each return, all that is worked
 * out here would be saved. Of this share it is so in the middle, on simulated centres of three kinds.
 */
const SHARE = 0.35;

/** Seconds that others wait less, over the seconds that those save which do not come back; 0 where nobody does. */
export function freedByRework(parts: readonly Part[]): number {
  let [saved, freed] = [0, 0];
  for (const { candidates, totals, visits, roster } of parts) {
    const place = candidates.findIndex(({ kind }) => kind === "rework");
    const [candidate, rework] = [candidates[place], totals[place]];
    if (!candidate || !rework || visits === 0) continue;
    const { wait, occurrences } = rework;
    const relief = reliefIn(candidate, roster)(wait, 0, occurrences);
    const less = (relief * occurrences) / (visits + occurrences);
    saved += relief * wait;
    candidates.forEach(({ name }, at) => {
      const [resource, sums] = [roster.resources.get(name), totals[at]];
      if (!resource || !sums) return;
      const load = sums.busy / 60 / resource.rosteredMinutes;
      freed += sums.wait * reliefOfLessWork(load, resource.count, less);
    });
  }
  return saved > 0 ? (SHARE * freed) / saved : 0;
}
