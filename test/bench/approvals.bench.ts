// A hundred contradictory answers at once to one question, two hundred times: how often was it one decision and one record?
// npm run bench -- approvals [--rounds N]
import { parseArgs } from "node:util";
import { verifyAudit } from "~/approvals/verify.server";
import { connectDatabase, disconnectDatabase } from "~/platform/db/db.server";
import { readSettings, useSettings } from "~/platform/env.server";
import { raceOnce } from "../approval-race";
import { aCentre } from "../factories";
import { createDatabase, databaseUrl, startTestCluster } from "../setup/cluster";

const ANSWERS = 100;
const { values } = parseArgs({ options: { rounds: { type: "string" } } });
const rounds = Number(values.rounds ?? 200);

const cluster = await startTestCluster();
try {
  const url = databaseUrl(cluster.adminUrl, await createDatabase(cluster.adminUrl, cluster.template));
  useSettings(readSettings({ DATABASE_URL: url, SESSION_SECRET: "a secret for the bench" + ".".repeat(16) }));
  await connectDatabase(url);
  const centre = await aCentre();
  const begun = performance.now();
  let right = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const { taken, refused, others, events, records, told } = await raceOnce(
      centre,
      round % 2 === 0,
      ANSWERS,
    );
    const well = taken === 1 && refused === ANSWERS - 1 && events === 1 && records === 1 && told;
    if (well) right += 1;
    else
      process.stdout.write(
        `round ${round}: ${taken} taken, ${refused} refused, others ${JSON.stringify(others)}, ${events} events, ${records} records, told ${told}\n`,
      );
  }
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const { records, findings } = await verifyAudit();
  process.stdout.write(
    `${right} of ${rounds} rounds of ${ANSWERS} answers: one decision, one record, the others refused (${seconds} s).\n` +
      `${records} records verified, ${findings.length} not as they were kept.\n`,
  );
  process.exitCode = right === rounds && findings.length === 0 ? 0 : 1;
} finally {
  await disconnectDatabase();
  await cluster.stop();
}
