// npm run import: a file from the disk into a centre, told line by line.
import { access } from "node:fs/promises";
import { basename } from "node:path";
import { LANGUAGES, type Language } from "~/journey/permissions";
import { db } from "~/platform/db/db.server";
import { Refusal } from "~/platform/refusal";
import { words } from "~/words";
import { inspectCsv, UnreadableFile, type CsvFile } from "./csv/csv-file.server";
import { fieldsOf, isKind, type Kind } from "./kinds";
import { guessMapping, missingFields, withWishes, type Mapping } from "./mapping";
import { CentreBusy, carryOut, RefusedFile, tryImport, type Findings } from "./run/run.server";
import { tellCounts, tellProblem } from "./telling";

/** What was typed. */
export interface TerminalWishes {
  readonly kind: string | undefined;
  readonly path: string | undefined;
  readonly centre?: string | undefined;
  readonly map?: string | undefined;
  readonly update: boolean;
  readonly dryRun: boolean;
  readonly language?: string | undefined;
}

export interface Terminal {
  readonly say: (line: string) => void;
  /** A line that the next one of its kind replaces. */
  readonly progress: (line: string) => void;
}

type T = ReturnType<typeof words<"exchange">>;

const PROBLEMS_SHOWN = 50;

interface CentreRow {
  readonly id: string;
  readonly name: string;
  readonly publicSlug: string | null;
  readonly language: string;
}

async function chosenCentre(wish: string | undefined): Promise<CentreRow> {
  const centres = await db().centre.findMany({
    select: { id: true, name: true, publicSlug: true, language: true },
    orderBy: { name: "asc" },
  });
  const t = words("en", "exchange");
  const list = centres
    .map(({ name, publicSlug }) => `  ${name}${publicSlug ? ` (${publicSlug})` : ""}`)
    .join("\n");
  if (wish === undefined) {
    const [only, ...others] = centres;
    if (only && others.length === 0) return only;
    throw new Refusal(`${t("terminal.whichCentre")}\n${list}`);
  }
  const same = (text: string | null) => text?.toLowerCase() === wish.trim().toLowerCase();
  const found = centres.filter(({ id, name, publicSlug }) => same(name) || same(publicSlug) || same(id));
  const [only, ...others] = found;
  if (only && others.length === 0) return only;
  throw new Refusal(`${t("terminal.noCentre", { centre: wish })}\n${list}`);
}

async function openFile(t: T, path: string): Promise<CsvFile> {
  await access(path).catch(() => {
    throw new Refusal(t("terminal.noFile", { file: path }));
  });
  return inspectCsv(path).catch((error: unknown) => {
    throw error instanceof UnreadableFile ? new Refusal(t(`refusal.${error.code}`)) : error;
  });
}

function chosenMapping(t: T, kind: Kind, { headers }: CsvFile, wishes: string | undefined): Mapping {
  const wished = withWishes(kind, headers, guessMapping(kind, headers), wishes ?? "");
  const columns = headers.join(" | ");
  if (!wished.ok) {
    const fields = fieldsOf(kind)
      .map(({ name }) => name)
      .join(", ");
    throw new Refusal(
      wished.unknownField === undefined
        ? t("terminal.unknownColumn", { column: wished.unknownColumn ?? "", columns })
        : t("terminal.unknownField", { field: wished.unknownField, fields }),
    );
  }
  const missing = missingFields(kind, wished.mapping);
  if (missing.length > 0) {
    const fields = missing.map((name) => `${t(`field.${name}`)} (${name})`).join(", ");
    throw new Refusal(t("terminal.need", { fields, columns, example: missing[0] ?? "" }));
  }
  return wished.mapping;
}

function sayFindings(
  t: T,
  { counts, problems, problemCount }: Findings,
  update: boolean,
  say: Terminal["say"],
): void {
  for (const { text, count } of tellCounts(t, counts, update)) say(`  ${text}: ${String(count)}`);
  const shown = problems.slice(0, PROBLEMS_SHOWN);
  for (const problem of shown) {
    say(`  ${t("line", { line: problem.line })}: ${tellProblem(t, problem)}`);
  }
  const more = problemCount - shown.length;
  if (more > 0) say(`  ${t("moreProblems", { count: more })}`);
}

/** The language that was asked for, else the centre's. */
function languageOf(wish: string | undefined, centre: Pick<CentreRow, "language">): Language {
  return LANGUAGES.find((each) => each === wish) ?? (centre.language === "ru" ? "ru" : "en");
}

/**
 * Brings a file in as `npm run import` is told to.
 * @throws Refusal with a message for the person at the terminal
 */
export async function importFromTerminal(wishes: TerminalWishes, { say, progress }: Terminal): Promise<void> {
  const { kind, path, update, dryRun } = wishes;
  if (!isKind(kind) || path === undefined) throw new Refusal(words("en", "exchange")("terminal.usage"));
  const centre = await chosenCentre(wishes.centre);
  const t = words(languageOf(wishes.language, centre), "exchange");
  const file = await openFile(t, path);
  const how = t("written", { encoding: file.encoding, delimiter: t(`delimiter.${file.delimiter}`) });
  say(t("terminal.reading", { file: basename(path), how, centre: centre.name }));
  const mapping = chosenMapping(t, kind, file, wishes.map);
  for (const { name } of fieldsOf(kind)) {
    const column = mapping[name];
    if (column === undefined) continue;
    say(
      `  ${t("terminal.from", { field: `${t(`field.${name}`)} (${name})`, column: file.headers[column] ?? "" })}`,
    );
  }
  const started = performance.now();
  const order = { centreId: centre.id, kind, path, shape: file, mapping, update, now: new Date() };
  const onProgress = ({ bytes, rows }: { bytes: number; rows: number }) => {
    const percent = file.bytes === 0 ? 100 : Math.min(100, Math.floor((bytes / file.bytes) * 100));
    progress(t("terminal.progress", { percent, rows: t("rows", { count: rows }) }));
  };
  try {
    const findings = await (dryRun ? tryImport(order, { onProgress }) : carryOut(order, { onProgress }));
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    say(t(dryRun ? "terminal.tried" : "terminal.done", { seconds }));
    sayFindings(t, findings, update, say);
    if (findings.problemCount > 0) throw new Refusal(t("refusedText", { count: findings.problemCount }));
  } catch (error) {
    if (error instanceof CentreBusy) throw new Refusal(t("terminal.busy"));
    if (!(error instanceof RefusedFile)) throw error;
    sayFindings(t, error.findings, update, say);
    throw new Refusal(t("terminal.refused"));
  }
}
