// Imports of a centre: from the uploaded file to what became of it.
import { v7 as uuidv7 } from "uuid";
import type { z } from "zod";
import type { Actor } from "~/journey/permissions";
import { db, Prisma, type Tx } from "~/platform/db/db.server";
import { enqueue } from "~/platform/enqueue.server";
import { inspectCsv, UnreadableFile, type CsvFile } from "./csv/csv-file.server";
import { importJob } from "./import-job";
import { IMPORT_STATES, KeptFindings, KeptMapping, KeptShape, type ImportState } from "./imports.schema";
import { isKind, type Kind } from "./kinds";
import { guessMapping, type Mapping } from "./mapping";
import type { Findings } from "./run/run.server";
import { forgetUpload, keepUpload, uploadPath } from "./uploads.server";

export interface ImportFacts {
  readonly id: string;
  readonly centreId: string;
  readonly kind: Kind;
  readonly fileName: string;
  readonly file: CsvFile;
  readonly mapping: Mapping;
  readonly overwrite: boolean;
  readonly state: ImportState;
  readonly bytesRead: number;
  readonly rowsRead: number;
  readonly findings?: Findings;
  readonly createdAt: number;
  readonly endedAt?: number;
}

type Row = Prisma.ImportGetPayload<object>;

function facts(row: Row): ImportFacts {
  const state = IMPORT_STATES.find((each) => each === row.state);
  if (!isKind(row.kind) || !state) throw new Error(`import ${row.id} is of no known kind or state`);
  const { encoding, delimiter, skipLines, sample } = KeptShape.parse(row);
  const findings = row.findings === null ? undefined : KeptFindings.parse(row.findings);
  const { id, centreId, fileName, overwrite, bytesRead, rowsRead, headers, size } = row;
  return {
    id,
    centreId,
    fileName,
    overwrite,
    bytesRead,
    rowsRead,
    state,
    kind: row.kind,
    file: { encoding, delimiter, skipLines, sample, headers, bytes: size },
    mapping: cleaned(KeptMapping.parse(row.mapping)),
    createdAt: row.createdAt.getTime(),
    ...(findings ? { findings: kept(findings) } : {}),
    ...(row.endedAt ? { endedAt: row.endedAt.getTime() } : {}),
  };
}

type Maybe<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Without keys that hold nothing. */
function cleaned(mapping: Maybe<Mapping>): Mapping {
  return Object.fromEntries(Object.entries(mapping).filter(([, column]) => column !== undefined));
}

function kept({ problems, ...rest }: z.infer<typeof KeptFindings>): Findings {
  return {
    ...rest,
    problems: problems.map(({ line, code, field, value, max }) => ({
      line,
      code,
      ...(field === undefined ? {} : { field }),
      ...(value === undefined ? {} : { value }),
      ...(max === undefined ? {} : { max }),
    })),
  };
}

/** @returns undefined when this centre has no such import */
export async function getImport(
  { centreId }: Pick<Actor, "centreId">,
  id: string,
): Promise<ImportFacts | undefined> {
  const row = await db().import.findFirst({ where: { id, centreId } });
  return row ? facts(row) : undefined;
}

const SHOWN = 10;

export async function latestImports({ centreId }: Pick<Actor, "centreId">): Promise<readonly ImportFacts[]> {
  const rows = await db().import.findMany({
    where: { centreId },
    orderBy: { createdAt: "desc" },
    take: SHOWN,
  });
  return rows.map(facts);
}

/**
 * Keeps an uploaded file and finds out how it is written.
 * @returns the import's id, or why the file is no table
 */
export async function beginImport(
  actor: Actor,
  kind: Kind,
  upload: File,
): Promise<{ readonly id: string } | { readonly refused: UnreadableFile["code"] }> {
  const id = uuidv7();
  await keepUpload(id, upload);
  try {
    const { headers, bytes: size, ...shape } = await inspectCsv(uploadPath(id));
    const row = {
      id,
      kind,
      size,
      centreId: actor.centreId,
      createdBy: actor.staffId,
      state: "mapping",
      fileName: upload.name.slice(0, 200),
      encoding: shape.encoding,
      delimiter: shape.delimiter,
      skipLines: shape.skipLines,
      headers: [...headers],
      sample: shape.sample.map((cells) => [...cells]),
      mapping: { ...guessMapping(kind, headers) },
    };
    await db().import.create({ data: row });
    return { id };
  } catch (error) {
    await forgetUpload(id);
    if (error instanceof UnreadableFile) return { refused: error.code };
    throw error;
  }
}

export type Started = "started" | "busy" | "not-now";

/** From which states one may try the file, and from which it may be brought in. */
const BEFORE = {
  trying: ["mapping", "tried", "refused", "failed"],
  importing: ["tried"],
} as const satisfies Partial<Record<ImportState, readonly ImportState[]>>;

function isBusy(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}

/** Puts the try or the import itself into the queue. What was sent twice starts once. */
export async function startImport(
  { centreId }: Pick<Actor, "centreId">,
  id: string,
  state: "trying" | "importing",
  wishes: { readonly mapping?: Mapping; readonly overwrite?: boolean } = {},
): Promise<Started> {
  const { mapping, overwrite } = wishes;
  try {
    return await db().$transaction(async (tx) => {
      const { count } = await tx.import.updateMany({
        where: { id, centreId, state: { in: [...BEFORE[state]] } },
        data: {
          state,
          bytesRead: 0,
          rowsRead: 0,
          ...(state === "trying" ? { findings: Prisma.DbNull } : {}),
          ...(mapping ? { mapping: { ...mapping } } : {}),
          ...(overwrite === undefined ? {} : { overwrite }),
        },
      });
      if (count === 0) return "not-now";
      await enqueue(tx, importJob, { importId: id });
      return "started";
    });
  } catch (error) {
    if (isBusy(error)) return "busy";
    throw error;
  }
}

function asJson({ counts, problems, problemCount }: Findings) {
  return { counts: { ...counts }, problems: problems.map((problem) => ({ ...problem })), problemCount };
}

/** Writes down what was found, in the transaction that it belongs to. */
export async function endStep(
  tx: Tx,
  id: string,
  state: "tried" | "done" | "refused" | "failed",
  findings: Findings | undefined,
  now: Date,
): Promise<void> {
  await tx.import.updateMany({
    where: { id, state: { in: ["trying", "importing"] } },
    data: {
      state,
      ...(findings ? { findings: asJson(findings) } : {}),
      ...(state === "tried" ? {} : { endedAt: now }),
    },
  });
}

/** An import for the worker, whichever centre's it is. */
export async function importForJob(id: string): Promise<ImportFacts | undefined> {
  const row = await db().import.findUnique({ where: { id } });
  return row ? facts(row) : undefined;
}

export async function tellProgress(id: string, bytesRead: number, rowsRead: number): Promise<void> {
  await db().import.updateMany({ where: { id }, data: { bytesRead, rowsRead } });
}
