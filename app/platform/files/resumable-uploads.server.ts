// Files that arrive piece by piece and go on where they stopped (the tus protocol), in front of the framework.
import { mkdirSync } from "node:fs";
import { readdir, rm, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { FileStore as PartStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { v7 as uuidv7 } from "uuid";
import { isDatabaseOutage } from "../database-outage";
import { log } from "../log.server";
import { isDiskFull } from "./disk-store.server";

type Told = Readonly<Record<string, string>>;

/** Who asks, and what was said of the file when it was begun. */
export interface UploadAsked {
  readonly headers: Headers;
  /** Begins now, or is known already. */
  readonly begins: boolean;
  readonly told: Told;
}

/** What is kept beside a file that may come, or why it may not: a status and a word for the program that sends it. */
export type Admission = { readonly keep: Told } | { readonly status: number; readonly code: string };

export interface UploadRules {
  /** Address to which files are sent; each gets an address below it. */
  readonly path: string;
  /** Absolute path. */
  readonly folder: string;
  readonly maxBytes: number;
  /** Asked on every request. */
  readonly admit: (asked: UploadAsked) => Promise<Admission>;
}

/** A file that has begun to arrive. */
export interface Upload {
  readonly id: string;
  readonly told: Told;
  /** Absolute path of what has arrived. */
  readonly path: string;
  readonly complete: boolean;
  /** When something of it last arrived. */
  readonly changedAt: Date;
}

export interface ResumableUploads {
  /** Whether the request is for here. */
  readonly concerns: (path: string) => boolean;
  readonly handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/** What programs that send files use. Reading what was sent is not among it. */
const METHODS: readonly string[] = ["POST", "HEAD", "PATCH", "DELETE"];
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** In the shape in which the protocol's server wants a refusal. */
class Refused extends Error {
  constructor(
    readonly status_code: number,
    readonly body: string,
  ) {
    super(body);
  }
}

function textsOf(metadata: Readonly<Record<string, string | null>> | undefined): Told {
  const texts = Object.entries(metadata ?? {}).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  return Object.fromEntries(texts);
}

/** @throws Error when the folder cannot be made */
export function resumableUploads({ path, folder, maxBytes, admit }: UploadRules): ResumableUploads {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const parts = new PartStore({ directory: folder });
  const admitted = async (asked: UploadAsked): Promise<Told> => {
    const admission = await admit(asked);
    if ("keep" in admission) return admission.keep;
    throw new Refused(admission.status, admission.code);
  };
  const server = new Server({
    path,
    datastore: parts,
    maxSize: maxBytes,
    relativeLocation: true,
    allowedOrigins: [],
    namingFunction: () => uuidv7(),
    getFileIdFromRequest: (_request, last) => (last !== undefined && ID.test(last) ? last : undefined),
    async onUploadCreate({ headers }, { metadata }) {
      return { metadata: await admitted({ headers, begins: true, told: textsOf(metadata) }) };
    },
    async onIncomingRequest({ headers, method }, id) {
      if (method === "POST") return;
      const { metadata } = await parts.getUpload(id);
      await admitted({ headers, begins: false, told: textsOf(metadata) });
    },
    onResponseError: (_request, error) => told(error),
  });
  return {
    concerns: (asked) => asked === path || asked.startsWith(`${path}/`),
    async handle(request, response) {
      response.setHeader("Cache-Control", "no-store");
      if (METHODS.includes(request.method ?? "")) return server.handle(request, response);
      response.writeHead(405, { Allow: METHODS.join(", ") }).end();
    },
  };
}

/** One word for what went wrong; what the error says stays in the log. */
function told(error: Error | { status_code: number; body: string }): { status_code: number; body: string } {
  const known = "status_code" in error ? { status_code: error.status_code, body: error.body } : undefined;
  // The protocol's own store hides why it could not write: almost always for want of room.
  if (isDiskFull(error) || known?.body.startsWith("Something went wrong receiving")) {
    log().error({ err: error }, "A part of a file could not be written");
    return { status_code: 507, body: "no-room" };
  }
  if (known?.status_code === 413) return { status_code: 413, body: "too-large" };
  if (known) return known;
  log().error({ err: error }, "A part of a file was not taken");
  return isDatabaseOutage(error) ? { status_code: 503, body: "away" } : { status_code: 500, body: "failed" };
}

/** The file as far as it has arrived; undefined when there is none of that name. */
export async function findUpload(folder: string, id: string): Promise<Upload | undefined> {
  if (!ID.test(id)) return undefined;
  const path = join(folder, id);
  const found = await stat(path).catch(() => undefined);
  const upload = found && (await new PartStore({ directory: folder }).getUpload(id).catch(() => undefined));
  if (!upload) return undefined;
  const complete = upload.size !== undefined && upload.offset === upload.size && upload.size > 0;
  return { id, path, told: textsOf(upload.metadata), complete, changedAt: found.mtime };
}

/** Every file that has begun to arrive. */
export async function uploadsIn(folder: string): Promise<readonly Upload[]> {
  const names = await readdir(folder).catch(() => []);
  const found = await Promise.all(names.filter((name) => ID.test(name)).map((id) => findUpload(folder, id)));
  return found.filter((upload) => upload !== undefined);
}

/** Removes what has arrived of a file. */
export async function forgetUpload(folder: string, id: string): Promise<void> {
  if (!ID.test(id)) return;
  await rm(join(folder, id), { force: true });
  await rm(join(folder, `${id}.json`), { force: true });
}
