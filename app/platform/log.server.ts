// The structured log (pino): one JSON object a line, with nothing in it that opens a door or names a person.
import pino, { type DestinationStream, type Logger } from "pino";
import type { Settings } from "./env.server";
import { processWide } from "./process-wide.server";
import { withoutSecrets, withoutSecretsInside } from "./redaction";

const slot = processWide("log", (value): value is Logger => typeof value === "object" && value !== null);

/** A logger for the settings; writes to standard output unless told otherwise. */
export function makeLog(
  { logLevel }: Pick<Settings, "logLevel">,
  destination: DestinationStream = pino.destination({ sync: true }),
): Logger {
  return pino(
    {
      level: logLevel,
      base: {},
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: (error: unknown) => withoutParameters(error) },
      // The last place before the line is written: whatever was logged, by whom and in which shape, passes here.
      hooks: { streamWrite: cleaned },
    },
    destination,
  );
}

/** A line of the log without secrets, telephone numbers and e-mail addresses. */
function cleaned(line: string): string {
  try {
    return `${JSON.stringify(withoutSecretsInside(JSON.parse(line)))}\n`;
  } catch {
    return withoutSecrets(line);
  }
}

/** The process's log; silent until a start has set one. */
export function log(): Logger {
  return slot.get() ?? pino({ level: "silent" });
}

export function useLog(logger: Logger): void {
  slot.set(logger);
}

/** Prisma's errors carry the values of the failed query in their message: customers' data, not for a log. */
function withoutParameters(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const written = pino.stdSerializers.err(error);
  if (!error.name.startsWith("PrismaClient")) return written;
  const code = "code" in error ? String(error.code) : undefined;
  const lastLine = error.message.trim().split("\n").at(-1) ?? "";
  return { type: error.name, code, message: lastLine, stack: stackOnly(error) };
}

function stackOnly(error: Error): string {
  const lines = (error.stack ?? "").split("\n");
  return lines.filter((line) => /^\s+at /.test(line)).join("\n");
}

/** A path as it may stand in a log: without its query, and without the secret of a link, a booking or a feed. */
export function loggablePath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? "";
  return path
    .replace(/\/l\/.*$/i, "/l/(hidden)")
    .replace(/\/feeds\/.*$/i, "/feeds/(hidden)")
    .replace(/\/(book\/[^/]+)\/[^/]+/i, "/$1/(hidden)");
}
