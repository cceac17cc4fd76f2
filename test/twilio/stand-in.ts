// A stand-in for Twilio: an HTTP server with a memory, for the real client and real webhooks. It fails as it is told to.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listening, textOf } from "../stand-ins";
import { complaintAbout, type Complaint } from "./fields";
import {
  creationTurn,
  dice,
  FAIR,
  listTurn,
  type ListTurn,
  type Reporting,
  type Turn,
  type Weather,
} from "./faults";
import { isListed, messageFrom, resourceOf, type SentMessage } from "./message";
import { live, postSigned, type Account } from "./reports";

export interface StandInOptions extends Partial<Account> {
  /** 0 and left out: a free one. */
  readonly port?: number;
  readonly seed?: number;
  readonly weather?: Weather;
  readonly reporting?: Partial<Reporting>;
}

export interface StandIn extends Account {
  /** For TWILIO_API_URL. */
  readonly url: string;
  /** Everything that was taken, and so was sent, in its order. */
  readonly ledger: readonly SentMessage[];
  /** How many creations were asked for, taken or not. */
  readonly asked: number;
  /** Numbers that want nothing more: 21610. */
  readonly optedOut: Set<string>;
  weather: Weather;
  reporting: Reporting;
  /** What happens to the next creations, before the weather has its say. */
  readonly turns: Turn[];
  readonly listTurns: ListTurn[];
  /** Sends a text of somebody's to a webhook. */
  receive(url: string, params: Readonly<Record<string, string>>): ReturnType<typeof postSigned>;
  /** When every report under way was delivered. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const HELD_BACK: Reporting = { stepMs: 5, duplicated: 0, reordered: 0, lost: 0 };

/** Starts one on this machine. */
export async function startTwilio(options: StandInOptions = {}): Promise<StandIn> {
  const account: Account = {
    accountSid: options.accountSid ?? "AC00000000000000000000000000000000",
    authToken: options.authToken ?? "a token of the stand-in",
  };
  const ledger: SentMessage[] = [];
  const turns: Turn[] = [];
  const listTurns: ListTurn[] = [];
  const roll = dice(options.seed ?? 1);
  const lives = new Set<Promise<void>>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const standIn = {
    ...account,
    url: "",
    ledger,
    asked: 0,
    optedOut: new Set<string>(),
    weather: options.weather ?? FAIR,
    reporting: { ...HELD_BACK, ...options.reporting },
    turns,
    listTurns,
    receive: (url: string, params: Readonly<Record<string, string>>) => postSigned(account, url, params),
    async settled() {
      while (lives.size > 0) await Promise.all(lives);
    },
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
      await Promise.allSettled(lives);
    },
  } satisfies StandIn;

  /** From here on it is sent, whatever becomes of the answer. */
  function take(params: URLSearchParams, turn: Turn): SentMessage {
    const message = messageFrom(params, new Date());
    if (turn.kind === "undelivered") message.errorCode = turn.code;
    ledger.push(message);
    const outcome = turn.kind === "undelivered" ? "undelivered" : "delivered";
    const life = live(account, message, outcome, standIn.reporting, roll).finally(() => lives.delete(life));
    lives.add(life);
    return message;
  }

  function create(params: URLSearchParams, response: ServerResponse): void {
    standIn.asked += 1;
    const wrong = complaintAbout(params);
    if (wrong) return complain(response, wrong);
    const turn = standIn.turns.shift() ?? creationTurn(standIn.weather, roll());
    const optedOut = standIn.optedOut.has(params.get("To") ?? "");
    if (optedOut || turn.kind === "refused") {
      const code = turn.kind === "refused" ? turn.code : 21610;
      return complain(response, { status: 400, code, message: `Refused with ${code}` });
    }
    if (turn.kind === "fault") {
      if (turn.fault.endsWith("-after")) take(params, turn);
      return fail(response, turn.fault);
    }
    json(response, 201, resourceOf(take(params, turn), account.accountSid));
  }

  function list(query: URLSearchParams, response: ServerResponse): void {
    const turn = standIn.listTurns.shift() ?? listTurn(standIn.weather, roll());
    if (turn === "hang") return;
    if (turn === "500") return complain(response, BROKEN);
    const size = Math.min(Number(query.get("PageSize") ?? "50"), 1000);
    const found = ledger.filter((message) => isListed(message, query)).reverse();
    const messages = found.slice(0, size).map((message) => resourceOf(message, account.accountSid));
    json(response, 200, { messages, page: 0, page_size: size, next_page_uri: null });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", standIn.url);
    const body = await textOf(request);
    if (request.headers.authorization !== basic(account))
      return complain(response, { status: 401, code: 20003, message: "Authenticate" });
    const path = `/2010-04-01/Accounts/${account.accountSid}/Messages`;
    const known = url.pathname.startsWith(`${path}/`)
      ? ledger.find(({ sid }) => url.pathname === `${path}/${sid}.json`)
      : undefined;
    if (request.method === "GET" && known) return json(response, 200, resourceOf(known, account.accountSid));
    if (url.pathname !== `${path}.json`) return complain(response, NOT_FOUND);
    if (request.method === "POST") return create(new URLSearchParams(body), response);
    if (request.method === "GET") return list(url.searchParams, response);
    complain(response, NOT_FOUND);
  }

  standIn.url = `http://127.0.0.1:${await listening(server, options.port)}`;
  return standIn;
}

const BROKEN: Complaint = { status: 500, code: 20500, message: "Internal Server Error" };
const NOT_FOUND: Complaint = { status: 404, code: 20404, message: "The requested resource was not found" };

function basic({ accountSid, authToken }: Account): string {
  return `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`;
}

function fail(response: ServerResponse, fault: string): void {
  if (fault.startsWith("reset")) response.socket?.resetAndDestroy();
  else if (fault.startsWith("500")) complain(response, BROKEN);
  else if (fault === "429") complain(response, { status: 429, code: 20429, message: "Too Many Requests" });
  // Else it hangs: the other side gives up.
}

function complain(response: ServerResponse, { status, code, message }: Complaint): void {
  json(response, status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status });
}

function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
}
