// The stand-in as a process of its own: `tsx test/twilio/process.ts '{"port":4110,"weather":{"creations":{"429":5}}}'`. It tells
// its addresses in one line of JSON, and obeys at the second: GET tells the ledger, POST changes weather, reports, objections.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { z } from "zod";
import { FAULTS } from "../stand-ins";
import type { Weather } from "./faults";
import { startTwilio, type StandIn } from "./stand-in";

const share = z.number().min(0).max(100).default(0);
const sharesOf = <const Name extends string>(names: readonly Name[]) =>
  z.object(Object.fromEntries(names.map((name) => [name, share])));
const WeatherOrder = z
  .object({
    creations: sharesOf([...FAULTS, "21610", "30003"]).prefault({}),
    lists: sharesOf(["hang", "500"]).prefault({}),
  })
  .transform((weather): Weather => weather);
const ReportingOrder = z.object({
  stepMs: z.number().min(0).default(5),
  duplicated: share,
  reordered: share,
  lost: share,
});
const Options = z.object({
  accountSid: z.string().default("AC00000000000000000000000000000000"),
  authToken: z.string().default("a token of the stand-in"),
  port: z.number().default(0),
  controlPort: z.number().default(0),
  seed: z.number().default(1),
  weather: WeatherOrder.prefault({}),
  reporting: ReportingOrder.prefault({}),
});
const Orders = z.object({
  weather: WeatherOrder.optional(),
  reporting: ReportingOrder.optional(),
  optedOut: z.array(z.string()).default([]),
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const part of request) text += String(part);
  return text;
}

async function obey(standIn: StandIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === "POST") {
    const { weather, reporting, optedOut } = Orders.parse(JSON.parse(await textOf(request)));
    if (weather) standIn.weather = weather;
    if (reporting) standIn.reporting = reporting;
    for (const number of optedOut) standIn.optedOut.add(number);
  }
  const { asked, ledger } = standIn;
  response.writeHead(200, { "Content-Type": "application/json" }).end(JSON.stringify({ asked, ledger }));
}

const options = Options.parse(JSON.parse(process.argv[2] ?? "{}"));
const standIn = await startTwilio(options);
const control = createServer((request, response) => {
  obey(standIn, request, response).catch((error: unknown) => response.writeHead(400).end(String(error)));
});
control.listen(options.controlPort, "127.0.0.1", () => {
  const address = control.address();
  const port = address !== null && typeof address === "object" ? address.port : 0;
  console.log(JSON.stringify({ url: standIn.url, control: `http://127.0.0.1:${port}` }));
});
for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => process.exit(0));
