// How good the verdict is on simulated centres whose true bottleneck is known.
// npm run bench -- verdict [--centres N] [--first SEED]
import { parseArgs } from "node:util";
import { figuresOf, tryCentre, type Trial } from "../insight/trial";

/** The verdict was tuned on the seeds 1 to 300; these it has never seen. */
const FIRST_SEED = 4001;
const CENTRES = 150;

const { values } = parseArgs({ options: { centres: { type: "string" }, first: { type: "string" } } });
const first = Number(values.first ?? FIRST_SEED);
const count = Number(values.centres ?? CENTRES);

/** Wilson's interval of a share, 95 %. */
function interval(share: number, n: number): string {
  if (n === 0) return "";
  const z = 1.96;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return `(95 % interval ${percent(middle - half)} to ${percent(middle + half)})`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

const begun = performance.now();
const trials: Trial[] = Array.from({ length: count }, (_, place) => tryCentre(first + place));
const { centres, topOne, topSaving, gainLost, sure, sureRight } = figuresOf(trials);
const visits = trials.reduce((sum, trial) => sum + trial.visits, 0);
const seconds = ((performance.now() - begun) / 1000).toFixed(1);
const line = (name: string, figure: string, goal: string, more = "") =>
  process.stdout.write(`${name.padEnd(28)} ${figure.padStart(7)}   goal ${goal} ${more}\n`);

process.stdout.write(
  `${centres} simulated centres, seeds ${first} to ${first + count - 1}, ${visits} visits, ${seconds} s\n\n`,
);
line("top-1", percent(topOne), "at least 90 %", interval(topOne, centres));
line("gain lost", percent(gainLost), "at most 3 %");
line("one name, and it is right", percent(sureRight), "at least 97 %", interval(sureRight, sure));
process.stdout.write(
  `\nThe largest predicted saving alone, without its confidence: ${percent(topSaving)}.\n`,
);
process.stdout.write(`One name is given for ${sure} of ${centres} centres (${percent(sure / centres)}).\n`);
for (const { seed, truth, named, verdict } of trials.filter((trial) => trial.truth !== trial.named)) {
  const probability = percent(verdict.candidates[0]?.probability ?? 0);
  process.stdout.write(
    `  seed ${seed}: ${truth} it was, ${named} came first (${verdict.verdict}, ${probability})\n`,
  );
}
