// npm run insight: one task of those who keep the figures, told in JSON.
import { readFile } from "node:fs/promises";
import { basename, extname, resolve } from "node:path";
import { UnreadableFile } from "~/exchange/csv/csv-file.server";
import { withConnection } from "~/platform/db/pool.server";
import { Refusal } from "~/platform/refusal";
import { CaseSums } from "../bottleneck/case-sums";
import { readLedger, RefusedLedger } from "../bottleneck/ledger-csv.server";
import type { LedgerRow } from "../bottleneck/ledger-rows";
import { RosterFile, rosterOfFile, rosterProblems } from "../bottleneck/roster-file";
import { toldVerdict } from "../bottleneck/told";
import { verdictOf } from "../bottleneck/verdict";
import { exportCentre } from "../centre/export/export.server";
import { criteriaReport, toldCriteria } from "../criteria/criteria-report.server";
import { importLog, RefusedLog } from "../log/import-log.server";
import { UnfitColumns } from "../log/log-columns";
import { logNames, logReportText } from "../log/log-store.server";
import { fullReport } from "../report/full-report.server";
import { insightWishes, USAGE, type InsightWishes } from "./wishes";

export interface InsightTerminal {
  /** For the person: never mixed with the answer. */
  readonly say: (line: string) => void;
  /** A piece of the answer; resolves when it is on its way. */
  readonly print: (text: string) => Promise<void>;
}

/** A task that has been understood. */
export interface InsightTask {
  /** Whether it needs the database. */
  readonly stored: boolean;
  /** @throws Refusal with a message for the person at the terminal */
  readonly run: (terminal: InsightTerminal, databaseUrl: string) => Promise<void>;
}

const UNREADABLE: Readonly<Record<UnreadableFile["code"], string>> = {
  empty: "The file is empty.",
  workbook: "This is a workbook, not a CSV file: save it as CSV first.",
  "quote-open": "A quotation mark is opened and never closed.",
  "record-too-long": "A row does not end: is a quotation mark missing?",
};

function nothingIn({ leftOut }: RefusedLog): string {
  return leftOut === 0
    ? "There is no event in it."
    : `None of its events is a completion: ${leftOut} others.`;
}

/** What is wrong with a file is for the person; everything else is a fault of ours. */
function refusalOf(error: unknown, file: string): unknown {
  if (error instanceof RefusedLog) {
    const why = error.count === 0 ? nothingIn(error) : error.message;
    return new Refusal(`${file} was not brought in; nothing of it is kept.\n${why}`);
  }
  if (error instanceof UnfitColumns) return new Refusal(`${file} was not brought in. ${error.message}`);
  if (error instanceof RefusedLedger) return new Refusal(`${file} is no ledger.\n${error.message}`);
  if (error instanceof UnreadableFile)
    return new Refusal(`${file} cannot be read. ${UNREADABLE[error.code]}`);
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return new Refusal(`There is no file ${file}.`);
  if (code === "EISDIR") return new Refusal(`${file} is a folder.`);
  if (code === "EACCES") return new Refusal(`${file} may not be read by this user.`);
  return error;
}

async function ofFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error, file);
  }
}

async function rosterFrom(file: string) {
  const text = await ofFile(file, () => readFile(file, "utf8"));
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Refusal(`${file} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const problems = rosterProblems(content);
  if (problems.length > 0) throw new Refusal(`${file} is no roster.\n${problems.join("\n")}`);
  return rosterOfFile(RosterFile.parse(content));
}

type Wishes<K extends InsightWishes["kind"]> = Extract<InsightWishes, { readonly kind: K }>;

async function verdictFrom({ ledger, roster: rosterPath }: Wishes<"verdict">): Promise<string> {
  const roster = await rosterFrom(rosterPath);
  const cases = new CaseSums(roster);
  const take = (row: LedgerRow) => {
    cases.take(row);
  };
  await ofFile(ledger, () => readLedger(ledger, take));
  return JSON.stringify(toldVerdict(verdictOf(cases, roster)));
}

function leftOutText(count: number): string {
  return count === 1
    ? "1 event is neither a completion nor a start with one: it was left out."
    : `${count} events are neither a completion nor a start with one: they were left out.`;
}

async function importFrom(
  { file, name, map }: Wishes<"import">,
  url: string,
  { say }: InsightTerminal,
): Promise<string> {
  const order = { path: file, fileName: basename(file), name: name ?? basename(file, extname(file)), map };
  const { leftOut, ...imported } = await withConnection(url, "bayline-insight", (client) =>
    ofFile(file, () => importLog(client, order)),
  );
  if (leftOut > 0) {
    say(leftOutText(leftOut));
  }
  return JSON.stringify(imported);
}

async function logReport({ log }: Wishes<"report-log">, url: string): Promise<string> {
  return withConnection(url, "bayline-insight", async (client) => {
    const text = await logReportText(client, log);
    if (text !== undefined) return text;
    const names = await logNames(client);
    const there = names.length === 0 ? "There is none yet: import one." : `There are: ${names.join(", ")}.`;
    throw new Refusal(`There is no log “${log}”. ${there}`);
  });
}

/**
 * Understands what was typed.
 * @param folder from where it was typed: files are meant from there
 * @throws Refusal with how it is typed
 */
export function insightTask(args: readonly string[], folder: string): InsightTask {
  const wishes = insightWishes(args);
  const path = (file: string) => resolve(folder, file);
  const told = (answer: (terminal: InsightTerminal, url: string) => Promise<string>, stored = true) => ({
    stored,
    run: async (terminal: InsightTerminal, url: string) => terminal.print(`${await answer(terminal, url)}\n`),
  });
  switch (wishes.kind) {
    case "help":
      // Said, not printed: whoever reads standard output expects JSON there.
      return { stored: false, run: ({ say }) => Promise.resolve(say(USAGE)) };
    case "import":
      return told((terminal, url) => importFrom({ ...wishes, file: path(wishes.file) }, url, terminal));
    case "report-log":
      return told((_terminal, url) => logReport(wishes, url));
    case "report-centre":
      return told(async () => {
        const { centre, from, to } = wishes;
        return JSON.stringify(await fullReport({ centres: [centre], from, to }, new Date()));
      });
    case "criteria":
      return told(async () => JSON.stringify(toldCriteria(await criteriaReport(wishes, new Date()))));
    case "verdict": {
      const files = { ledger: path(wishes.ledger), roster: path(wishes.roster) };
      return told(() => verdictFrom({ ...wishes, ...files }), false);
    }
    case "export":
      return { stored: true, run: ({ print }) => exportCentre(wishes, new Date(), print) };
    default:
      return wishes satisfies never;
  }
}
