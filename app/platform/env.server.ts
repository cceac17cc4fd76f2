// The settings: environment variables, checked once at start and typed from then on.
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import {
  CARRIER_VARIABLES,
  carrierProblems,
  carriersOf,
  type MailSettings,
  type TwilioSettings,
} from "./carrier-settings";
import { BUCKET_VARIABLES, bucketOf, bucketProblems, type BucketSettings } from "./files/bucket-settings";
import { processWide } from "./process-wide.server";
import { Refusal } from "./refusal";
import { STRIPE_VARIABLES, stripeOf, stripeProblems, type StripeSettings } from "./stripe-settings";

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;
const ROLES = ["all", "web", "worker"] as const;
const DEMO_PASSWORD = "bayline-demo";

/** What the program was told. `databaseUrl` is absent when the embedded PostgreSQL is used. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port that browsers use; without a path or a closing slash. */
  readonly appUrl: string;
  /** True when nobody set APP_URL: then any loopback name of this machine is accepted as our own origin. */
  readonly appUrlIsDefault: boolean;
  /** Absolute path. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly sessionSecret: string;
  readonly role: (typeof ROLES)[number];
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly demoPassword: string;
  readonly production: boolean;
  /** Absent: text messages stay in the outbox. */
  readonly twilio: TwilioSettings | undefined;
  /** Absent: e-mails stay in the outbox. */
  readonly mail: MailSettings | undefined;
  /** Absent: nobody pays by link. */
  readonly stripe: StripeSettings | undefined;
  /** Absent: photos are kept in the data folder. */
  readonly bucket: BucketSettings | undefined;
}

/** Every wrong setting, one sentence each. */
export class SettingsError extends Refusal {
  override name = "SettingsError";
  constructor(readonly problems: readonly string[]) {
    super(`The settings are not right:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
  }
}

const Environment = z.object({
  PORT: z
    .string()
    .default("3000")
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535, {
      error: "PORT must be a whole number from 1 to 65535.",
    })
    .transform(Number),
  HOST: z
    .string()
    .default("127.0.0.1")
    .refine((text) => !/[\s/]/.test(text), {
      error: "HOST must be a host name or an address, such as 127.0.0.1 or 0.0.0.0.",
    }),
  APP_URL: z
    .string()
    .refine(isOrigin, {
      error:
        "APP_URL must be the address that browsers use, with http or https and without a path, such as https://bayline.example.com.",
    })
    .transform((text) => new URL(text).origin)
    .optional(),
  DATA_DIR: z.string().default(".data"),
  DATABASE_URL: z
    .string()
    .refine((text) => ["postgres:", "postgresql:"].includes(parseUrl(text)?.protocol ?? ""), {
      error: "DATABASE_URL must look like postgresql://user:password@host:5432/database.",
    })
    .optional(),
  SESSION_SECRET: z
    .string()
    .min(32, { error: "SESSION_SECRET must have at least 32 characters." })
    .optional(),
  ROLE: z.enum(ROLES, { error: `ROLE must be one of ${ROLES.join(", ")}.` }).default("all"),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, { error: `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.` })
    .default("info"),
  DEMO_PASSWORD: z
    .string()
    .min(8, { error: "DEMO_PASSWORD must have at least 8 characters." })
    .default(DEMO_PASSWORD),
  NODE_ENV: z.string().default("development"),
  ...CARRIER_VARIABLES,
  ...STRIPE_VARIABLES,
  ...BUCKET_VARIABLES,
});

function parseUrl(text: string): URL | undefined {
  return URL.canParse(text) ? new URL(text) : undefined;
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text);
  if (!url || !["http:", "https:"].includes(url.protocol)) return false;
  return url.pathname === "/" && url.search === "" && url.hash === "" && url.username === "";
}

/**
 * Reads the settings from environment variables; an empty variable counts as unset.
 * Makes and keeps the session secret in the data folder where none has to be given.
 * @throws SettingsError naming every wrong variable at once
 */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  const parsed = Environment.safeParse(given);
  const problems = parsed.success ? [] : parsed.error.issues.map((issue) => issue.message);
  problems.push(...carrierProblems(given), ...stripeProblems(given), ...bucketProblems(given));
  const production = environment.NODE_ENV === "production";
  if (environment.DATABASE_URL && !environment.SESSION_SECRET && production) {
    problems.push(
      "SESSION_SECRET is needed with DATABASE_URL in production: at least 32 random characters, the same on every server.",
    );
  }
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  const env = parsed.data;
  const dataDir = resolve(env.DATA_DIR);
  return {
    port: env.PORT,
    host: env.HOST,
    appUrl: env.APP_URL ?? `http://${reachableName(env.HOST)}:${env.PORT}`,
    appUrlIsDefault: env.APP_URL === undefined,
    dataDir,
    databaseUrl: env.DATABASE_URL,
    sessionSecret: env.SESSION_SECRET ?? keptSecret(dataDir),
    role: env.ROLE,
    logLevel: env.LOG_LEVEL,
    demoPassword: env.DEMO_PASSWORD,
    production,
    ...carriersOf(env),
    stripe: stripeOf(env),
    bucket: bucketOf(env),
  };
}

/** An address that listens everywhere is not one a browser can open. */
function reachableName(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, "session-secret");
  try {
    if (!existsSync(file)) makeSecret(dataDir, file);
    const secret = readFileSync(file, "utf8").trim();
    if (secret.length >= 32) return secret;
  } catch (error) {
    throw new SettingsError([`DATA_DIR ${dataDir} cannot be used: ${text(error)}.`]);
  }
  throw new SettingsError([`${file} does not hold a session secret. Delete it, and a new one is made.`]);
}

/** Whole or not at all: a full disk leaves no half of it, and of two starts the later one reads what the first made. */
function makeSecret(dataDir: string, file: string): void {
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600 });
    if (!existsSync(file)) renameSync(draft, file);
  } finally {
    rmSync(draft, { force: true });
  }
}

function text(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

const slot = processWide(
  "settings",
  (value): value is Settings => typeof value === "object" && value !== null,
);

/** The settings of this process; read from its environment when first asked for. */
export function settings(): Settings {
  const present = slot.get() ?? readSettings(process.env);
  slot.set(present);
  return present;
}

/** Puts settings in force for this process: the start does it, and tests. */
export function useSettings(value: Settings): void {
  slot.set(value);
}
