// The settings: what is taken, what is refused, and in which words.
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { readSettings, SettingsError } from "./env.server";

const folder = mkdtempSync(join(tmpdir(), "bayline-env-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SECRET = "0123456789abcdef0123456789abcdef";

function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readSettings({ DATA_DIR: folder, ...environment });
    return [];
  } catch (error) {
    if (error instanceof SettingsError) return error.problems;
    throw error;
  }
}

describe("the settings", () => {
  test("have defaults for everything", () => {
    expect(readSettings({ DATA_DIR: folder })).toMatchObject({
      port: 3000,
      host: "127.0.0.1",
      appUrl: "http://127.0.0.1:3000",
      appUrlIsDefault: true,
      dataDir: folder,
      databaseUrl: undefined,
      role: "all",
      logLevel: "info",
      production: false,
    });
  });

  test("take an empty variable for an unset one", () => {
    expect(readSettings({ DATA_DIR: folder, PORT: "", DATABASE_URL: " " }).port).toBe(3000);
  });

  test("name an address that a browser can open when the server listens everywhere", () => {
    expect(readSettings({ DATA_DIR: folder, HOST: "0.0.0.0", PORT: "8080" }).appUrl).toBe(
      "http://localhost:8080",
    );
    expect(readSettings({ DATA_DIR: folder, HOST: "::1" }).appUrl).toBe("http://[::1]:3000");
  });

  test("take the address without its closing slash", () => {
    expect(readSettings({ DATA_DIR: folder, APP_URL: "https://bayline.example.com/" }).appUrl).toBe(
      "https://bayline.example.com",
    );
  });

  test.each([
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80a"],
    ["PORT", "-1"],
    ["HOST", "http://localhost"],
    ["APP_URL", "bayline.example.com"],
    ["APP_URL", "ftp://bayline.example.com"],
    ["APP_URL", "https://example.com/bayline"],
    ["APP_URL", "https://user:word@example.com"],
    ["DATABASE_URL", "mysql://localhost/bayline"],
    ["DATABASE_URL", "nonsense"],
    ["SESSION_SECRET", "too short"],
    ["ROLE", "boss"],
    ["LOG_LEVEL", "loud"],
    ["DEMO_PASSWORD", "short"],
    ["TWILIO_ACCOUNT_SID", "AC12345"],
    ["TWILIO_AUTH_TOKEN", "12345"],
    ["TWILIO_FROM", "+353155501234"],
    ["TWILIO_MESSAGING_SERVICE_SID", "MG12345"],
    ["TWILIO_API_URL", "http://127.0.0.1:4010"],
    ["SMTP_URL", "smtp://localhost:25"],
    ["MAIL_FROM", "service@example.com"],
    ["STRIPE_SECRET_KEY", "sk_test_12345"],
    ["STRIPE_WEBHOOK_SECRET", "whsec_12345"],
    ["STRIPE_API_URL", "http://127.0.0.1:4020"],
  ])("refuse %s=%s alone with one sentence that names it", (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`\\b${name}\\b.+\\.$`));
  });

  const twilio = { TWILIO_ACCOUNT_SID: "AC0123", TWILIO_AUTH_TOKEN: "a token", TWILIO_FROM: "+353155501234" };

  test("take Twilio with a number, with a service, and with WhatsApp beside it", () => {
    const { TWILIO_FROM: _number, ...account } = twilio;
    const service = { ...account, TWILIO_MESSAGING_SERVICE_SID: "MG0123" };
    const read = (more: Record<string, string>) => readSettings({ DATA_DIR: folder, ...more }).twilio;
    expect(read({})).toBeUndefined();
    expect(read(twilio)).toMatchObject({ accountSid: "AC0123", from: "+353155501234" });
    expect(read(service)).toMatchObject({ messagingServiceSid: "MG0123", from: undefined });
    expect(read({ ...twilio, TWILIO_WHATSAPP_FROM: "whatsapp:+353155509999" })).toMatchObject({
      whatsappFrom: "+353155509999",
    });
  });

  test.each(Object.keys(twilio))("name %s when the rest of Twilio's is set without it", (name) => {
    const problems = problemsOf({ ...twilio, [name]: " " });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} .*is missing beside .+\\.$`));
    expect(problems.join()).not.toContain("a token");
  });

  const stripe = { STRIPE_SECRET_KEY: "sk_test_12345", STRIPE_WEBHOOK_SECRET: "whsec_67890" };

  test("take Stripe with its signing secret, and a stand-in's address beside them", () => {
    const read = (more: Record<string, string>) => readSettings({ DATA_DIR: folder, ...more }).stripe;
    expect(read({})).toBeUndefined();
    expect(read({ ...stripe, STRIPE_API_URL: "http://127.0.0.1:4020" })).toEqual({
      secretKey: "sk_test_12345",
      webhookSecret: "whsec_67890",
      apiUrl: "http://127.0.0.1:4020",
    });
  });

  test.each([
    [{ ...stripe, STRIPE_SECRET_KEY: "12345" }, "STRIPE_SECRET_KEY must begin"],
    [{ ...stripe, STRIPE_WEBHOOK_SECRET: "67890" }, "STRIPE_WEBHOOK_SECRET must begin"],
    [{ ...stripe, STRIPE_API_URL: "nowhere" }, "STRIPE_API_URL must be"],
  ])("refuse what is no key of Stripe's without repeating it", (given, sentence) => {
    const problems = problemsOf(given);
    expect(problems).toEqual([expect.stringContaining(sentence)]);
    expect(problems.join()).not.toMatch(/12345|67890|nowhere/);
  });

  test("take a mail server with its sender", () => {
    const mail = { SMTP_URL: "smtp://u:p@localhost:25", MAIL_FROM: "Quay Service <service@example.com>" };
    expect(readSettings({ DATA_DIR: folder, ...mail }).mail).toEqual({
      url: mail.SMTP_URL,
      from: mail.MAIL_FROM,
    });
  });

  test("name everything that is wrong at once", () => {
    const problems = problemsOf({ PORT: "none", ROLE: "boss", LOG_LEVEL: "loud" });
    expect(problems.map((problem) => problem.split(" ")[0])).toEqual(["PORT", "ROLE", "LOG_LEVEL"]);
  });

  test("never repeat a secret in a message", () => {
    expect(
      problemsOf({ SESSION_SECRET: "hunter2", DATABASE_URL: "mysql://u:hunter2@h/d" }).join(),
    ).not.toContain("hunter2");
  });

  test("need a session secret with a database of one's own in production", () => {
    const own = { NODE_ENV: "production", DATABASE_URL: "postgresql://localhost/bayline" };
    expect(problemsOf(own)).toEqual([expect.stringMatching(/^SESSION_SECRET is needed/)]);
    expect(problemsOf({ ...own, SESSION_SECRET: SECRET })).toEqual([]);
  });

  test("make a session secret once and keep it where only its owner reads it", () => {
    const first = readSettings({ DATA_DIR: folder }).sessionSecret;
    expect(first.length).toBeGreaterThanOrEqual(32);
    expect(readSettings({ DATA_DIR: folder }).sessionSecret).toBe(first);
    expect(statSync(join(folder, "session-secret")).mode & 0o777).toBe(0o600);
  });

  test("say so when the data folder is no folder", () => {
    const file = join(folder, "a-file");
    writeFileSync(file, "");
    expect(problemsOf({ DATA_DIR: file })).toEqual([expect.stringContaining("DATA_DIR")]);
  });
});
