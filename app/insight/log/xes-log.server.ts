// The events of an XES file (IEEE 1849): starts and completions of the same activity made one.
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { createGunzip } from "node:zlib";
import { encodingByHead, HEAD_BYTES } from "~/exchange/csv/encoding";
import { mapOf, UnfitColumns, type LogField } from "./log-columns";
import { checkedRow, logProblem, timeProblem, type LogItem } from "./log-row";
import { readLogTime } from "./log-time";
import { NotWellFormed, TagReader, type Tag } from "./xes-tags";

const GZIP = [0x1f, 0x8b] as const;

async function headOf(path: string): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function isPacked(head: Uint8Array): boolean {
  return GZIP.every((byte, place) => head[place] === byte);
}

/** Whether a file is XES, packed or not: whatever its name, it begins with a tag. */
export async function isXes(path: string): Promise<boolean> {
  const head = await headOf(path);
  if (isPacked(head)) return true;
  const text = new TextDecoder(encodingByHead(head) ?? "utf-8").decode(head);
  return text.trimStart().startsWith("<");
}

/** The text is not in the encoding that it says, or in one that nobody knows. */
class WrongEncoding extends Error {
  override name = "WrongEncoding";
}

/** By its mark or its zeros, else as the first line says it; letters that are read wrongly would make two names one. */
function decoderFor(begins: Uint8Array): TextDecoder {
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(
    new TextDecoder("latin1").decode(begins.subarray(0, HEAD_BYTES)),
  );
  try {
    return new TextDecoder(encodingByHead(begins) ?? declared?.[1] ?? "utf-8", { fatal: true });
  } catch {
    throw new WrongEncoding(declared?.[1]);
  }
}

function decoded(decode: () => string): string {
  try {
    return decode().replaceAll("\0", "");
  } catch {
    throw new WrongEncoding();
  }
}

async function* textOf(path: string): AsyncGenerator<string> {
  const raw = createReadStream(path, { highWaterMark: 256 * 1024 });
  const bytes: AsyncIterable<unknown> = isPacked(await headOf(path))
    ? raw.pipe(createGunzip().on("close", () => raw.destroy()))
    : raw;
  let decoder: TextDecoder | undefined;
  for await (const piece of bytes) {
    if (!(piece instanceof Uint8Array)) continue;
    const known = (decoder ??= decoderFor(piece));
    yield decoded(() => known.decode(piece, { stream: true }));
  }
  yield decoded(() => decoder?.decode() ?? "");
}

/** Attributes of a trace or an event, by their keys. */
type Kept = Map<string, string>;

/** Under which keys a log has what makes an event. */
type Keys = Readonly<Record<"case" | "activity" | "end" | "resource", string>>;

const KEYS: Keys = {
  case: "concept:name",
  activity: "concept:name",
  end: "time:timestamp",
  resource: "org:resource",
};

function isKey(field: LogField): field is keyof Keys {
  return field in KEYS;
}

/** @throws UnfitColumns for what XES tells in another way: starts are events of their own, the order is that of the file */
function keysOf(map: string): Keys {
  const typed = mapOf(map).map(([field, key]) => {
    if (isKey(field)) return [field, key] as const;
    throw new UnfitColumns(
      `In an XES file ${field} is no attribute: --map takes case, activity, end, resource.`,
    );
  });
  return { ...KEYS, ...Object.fromEntries(typed) };
}

interface Begun {
  readonly startUs: number;
  readonly instance: string;
}

/** Everything that is kept of the trace that is being read. */
class Trace {
  readonly kept: Kept = new Map();
  /** Starts that wait for their completion, by activity, the oldest first. */
  private readonly begun = new Map<string, Begun[]>();

  constructor(
    private readonly nameless: string,
    private readonly keys: Keys,
  ) {}

  /** A completion with the start that belongs to it; undefined for what is neither. */
  item(event: Kept, line: number): LogItem | undefined {
    const activity = (event.get(this.keys.activity) ?? "").trim();
    const step = (event.get("lifecycle:transition") ?? "complete").toLowerCase();
    if (step !== "complete" && step !== "start") return undefined;
    const timeText = event.get(this.keys.end);
    if (timeText === undefined) return logProblem(line, "no-time");
    const at = readLogTime(timeText);
    if (at === undefined) return timeProblem(line, timeText);
    const instance = event.get("concept:instance") ?? "";
    if (step === "start") {
      const waiting = this.begun.get(activity);
      if (waiting) waiting.push({ startUs: at, instance });
      else this.begun.set(activity, [{ startUs: at, instance }]);
      return undefined;
    }
    const startUs = this.startOf(activity, instance) ?? at;
    const resource = (event.get(this.keys.resource) ?? "").trim();
    const caseId = (this.kept.get(this.keys.case) ?? this.nameless).trim();
    return checkedRow({ line, caseId, activity, startUs, completeUs: at, resource, position: undefined });
  }

  private startOf(activity: string, instance: string): number | undefined {
    const waiting = this.begun.get(activity);
    if (!waiting) return undefined;
    const same = waiting.findIndex((each) => each.instance === instance);
    const [taken] = waiting.splice(Math.max(0, same), 1);
    return taken?.startUs;
  }

  /** Starts without a completion: work that was under way when the log was written. */
  get unfinished(): number {
    return [...this.begun.values()].reduce((sum, { length }) => sum + length, 0);
  }
}

const VALUES = new Set(["string", "date", "int", "float", "boolean", "id"]);

/** Puts tags together to events. */
class XesReader {
  private readonly within: string[] = [];
  private trace: Trace | undefined;
  private event: { readonly kept: Kept; readonly line: number } | undefined;
  private traces = 0;
  /** There has been a tag. */
  begins = false;
  leftOut = 0;

  constructor(private readonly keys: Keys) {}

  private opens({ name, attributes, line }: Tag): LogItem | undefined {
    const parent = this.within.at(-1);
    if (name === "trace") {
      this.traces += 1;
      this.trace = new Trace(`trace ${this.traces}`, this.keys);
    } else if (name === "event") {
      if (!this.trace) return logProblem(line, "event-outside-of-a-trace");
      this.event = { kept: new Map(), line };
    } else if (VALUES.has(name) && (parent === "event" || parent === "trace")) {
      const key = attributes.get("key");
      const kept = parent === "event" ? this.event?.kept : this.trace?.kept;
      if (key !== undefined) kept?.set(key, attributes.get("value") ?? "");
    }
    return undefined;
  }

  private closes(name: string): LogItem | undefined {
    if (name === "trace") {
      this.leftOut += this.trace?.unfinished ?? 0;
      this.trace = undefined;
    }
    if (name !== "event" || !this.event || !this.trace) return undefined;
    const { kept, line } = this.event;
    this.event = undefined;
    const item = this.trace.item(kept, line);
    const isStart = kept.get("lifecycle:transition")?.toLowerCase() === "start";
    if (!item && !isStart) this.leftOut += 1;
    return item;
  }

  /** @throws NotALog when the first tag is another one, NotWellFormed when something else is closed than was opened */
  take(tag: Tag): LogItem | undefined {
    if (!this.begins && (tag.kind === "close" || tag.name !== "log")) throw new NotALog();
    this.begins = true;
    if (tag.kind === "close") {
      if (this.within.pop() !== tag.name) throw new NotWellFormed(tag.line);
      return this.closes(tag.name);
    }
    const wrong = this.opens(tag);
    if (tag.kind === "empty") return wrong ?? this.closes(tag.name);
    this.within.push(tag.name);
    return wrong;
  }

  get isComplete(): boolean {
    return this.within.length === 0;
  }
}

/** Some other XML, or a page. */
class NotALog extends Error {
  override name = "NotALog";
}

/**
 * A trace's events as rows. A start belongs to the next completion of the same activity (and, where said, the same
 * `concept:instance`) in its trace; a completion without a start lasts no time. Steps between them, and starts that are never
 * completed, are left out and counted.
 * @param map what was typed behind `--map`: keys of attributes instead of the standard's
 * @param onLeftOut is told their number at the end
 * @throws UnfitColumns when the map fits no XES file
 */
export async function* xesLog(
  path: string,
  map = "",
  onLeftOut: (count: number) => void = () => undefined,
): AsyncGenerator<LogItem> {
  const tags = new TagReader();
  const reader = new XesReader(keysOf(map));
  let line = 1;
  try {
    for await (const piece of textOf(path)) {
      for (const tag of tags.take(piece)) {
        line = tag.line;
        const item = reader.take(tag);
        if (item) yield item;
      }
    }
    tags.end();
    if (!reader.begins) yield logProblem(line, "not-a-log");
    else if (!reader.isComplete) yield logProblem(line, "cut-off");
  } catch (error) {
    if (error instanceof NotWellFormed)
      yield logProblem(error.line, error.entity ? "unknown-entity" : "not-well-formed", error.entity);
    else if (error instanceof NotALog) yield logProblem(line, "not-a-log");
    else if (error instanceof WrongEncoding)
      yield logProblem(tags.lineReached, "wrong-encoding", error.message || undefined);
    else if (isCutOff(error)) yield logProblem(line, "cut-off");
    else throw error;
  }
  onLeftOut(reader.leftOut);
}

/** What the unpacker says of a file that ends too early or is none. */
function isCutOff(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^Z_/.test(String(error.code));
}
