// A stand-in for Stripe: an HTTP server with a memory, for the real client and the real webhook. It fails as it is told to.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import {
  chargeResource,
  makeEvent,
  named,
  refundResource,
  sessionResource,
  signatureOf,
  type MadeEvent,
  type Payment,
  type Refund,
  type RefundStatus,
  type Session,
} from "./account";
import { listening, textOf, type Fault } from "../stand-ins";
import { BROKEN, fail, json, refused, type Answer } from "./answers";
import { complaint, complaintAboutRefund, complaintAboutSession } from "./fields";

export interface StripeStandIn {
  /** For STRIPE_API_URL. */
  readonly url: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  readonly sessions: ReadonlyMap<string, Session>;
  readonly refunds: ReadonlyMap<string, Refund>;
  /** Everything that it would tell, in its order. */
  readonly events: readonly MadeEvent[];
  /** What happens to the next requests that make something. */
  readonly turns: Fault[];
  /** Refuses the next refunds with these codes. */
  readonly refusals: string[];
  /** What becomes of refunds that are asked for from now on. */
  refundStatus: RefundStatus;
  /** Where events are posted as they happen; undefined: nowhere, and a test posts them. */
  webhook: string | undefined;
  /** Somebody pays on the payment page. `later`: by a way that takes days. */
  pay(
    sessionId: string,
    change?: { readonly later?: boolean; readonly amount?: number; readonly currency?: string },
  ): Payment;
  /** What became of a payment that takes days. */
  settle(sessionId: string, paid: boolean): void;
  expire(sessionId: string): void;
  /** Somebody refunds in the dashboard. */
  refund(payment: Payment, amount: number, status?: RefundStatus): Refund;
  change(refund: Refund, status: RefundStatus, failure?: string): void;
  /** Something happened at Stripe: an event of it is made. @param atMs by Stripe's clock */
  tell(type: string, object: unknown, atMs?: number): void;
  /** Posts an event, signed now. @returns the status of the answer */
  post(event: MadeEvent, url?: string): Promise<number>;
  close(): Promise<void>;
}

/** How long it thinks about what it makes, milliseconds: two at once with one key meet. */
const THINKS_MS = 10;

type Making = { readonly params: string; answer?: Answer };

/** Starts one on this machine. */
export async function startStripe(options: { readonly port?: number } = {}): Promise<StripeStandIn> {
  const sessions = new Map<string, Session>();
  const refunds = new Map<string, Refund>();
  const events: MadeEvent[] = [];
  const keys = new Map<string, Making>();
  const deliveries = new Set<Promise<unknown>>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  const standIn: StripeStandIn & { url: string } = {
    url: "",
    secretKey: "sk_test_standin",
    webhookSecret: "whsec_standin",
    sessions,
    refunds,
    events,
    turns: [],
    refusals: [],
    refundStatus: "succeeded",
    webhook: undefined,
    pay(sessionId, { later = false, amount, currency } = {}) {
      const session = open(sessionId);
      session.status = "complete";
      session.paymentStatus = later ? "unpaid" : "paid";
      session.amount = amount ?? session.amount;
      session.currency = currency ?? session.currency;
      const payment = { intent: named("pi"), charge: named("ch"), refunds: [], disputes: [] };
      session.payment = { ...payment, amount: session.amount, currency: session.currency };
      tell("checkout.session.completed", sessionResource(session));
      return session.payment;
    },
    settle(sessionId, paid) {
      const session = known(sessionId);
      session.paymentStatus = paid ? "paid" : "unpaid";
      tell(`checkout.session.async_payment_${paid ? "succeeded" : "failed"}`, sessionResource(session));
    },
    expire(sessionId) {
      const session = open(sessionId);
      session.status = "expired";
      tell("checkout.session.expired", sessionResource(session));
    },
    refund: (payment, amount, status = "succeeded") => giveBack(payment, amount, status, {}),
    change(refund, status, failure) {
      refund.status = status;
      if (failure !== undefined) refund.failure = failure;
      tell(status === "failed" ? "refund.failed" : "refund.updated", refundResource(refund));
    },
    tell,
    post: async (event, url = standIn.webhook ?? "") =>
      (
        await fetch(url, {
          method: "POST",
          headers: {
            "Content-Type": "application/json; charset=utf-8",
            "Stripe-Signature": signatureOf(event.payload, standIn.webhookSecret),
          },
          body: event.payload,
        })
      ).status,
    async close() {
      await Promise.allSettled(deliveries);
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };

  function known(id: string): Session {
    const session = sessions.get(id);
    if (!session) throw new Error(`no session ${id}`);
    return session;
  }

  function open(id: string): Session {
    const session = known(id);
    if (session.status !== "open") throw new Error(`session ${id} is ${session.status}`);
    return session;
  }

  function tell(type: string, object: unknown, atMs?: number): void {
    const event = makeEvent(type, object, atMs);
    events.push(event);
    if (standIn.webhook === undefined) return;
    const delivery = standIn.post(event).finally(() => deliveries.delete(delivery));
    deliveries.add(delivery);
  }

  function giveBack(
    payment: Payment,
    amount: number,
    status: RefundStatus,
    metadata: Refund["metadata"],
  ): Refund {
    const refund: Refund = { id: named("re"), payment, amount, metadata, status };
    payment.refunds.push(refund);
    refunds.set(refund.id, refund);
    tell("refund.created", refundResource(refund));
    tell("charge.refunded", chargeResource(payment));
    return refund;
  }

  function makeSession(params: URLSearchParams): Answer {
    const wrong = complaintAboutSession(params, Date.now());
    if (wrong) return refused(wrong);
    const id = named("cs_test");
    const checkout = params.get("metadata[bayline_checkout]");
    const session: Session = {
      id,
      status: "open",
      paymentStatus: "unpaid",
      amount: Number(params.get("line_items[0][price_data][unit_amount]")),
      currency: params.get("line_items[0][price_data][currency]") ?? "",
      metadata: checkout === null ? {} : { bayline_checkout: checkout },
      url: `${standIn.url}/pay/${id}`,
      successUrl: params.get("success_url") ?? "",
      expiresAt: Number(params.get("expires_at")),
    };
    sessions.set(id, session);
    return { status: 200, body: sessionResource(session) };
  }

  function paymentOf(name: string | null): Payment | undefined {
    return [...sessions.values()].find(({ payment }) => payment?.intent === name || payment?.charge === name)
      ?.payment;
  }

  function makeRefund(params: URLSearchParams): Answer {
    const wrong = complaintAboutRefund(params);
    if (wrong) return refused(wrong);
    const refusal = standIn.refusals.shift();
    if (refusal !== undefined) return refused(complaint(`Refused with ${refusal}`, refusal));
    const payment = paymentOf(params.get("payment_intent"));
    if (!payment) return refused(complaint("No such payment_intent", "resource_missing", 404));
    const amount = Number(params.get("amount"));
    if (amount > payment.amount - chargeResource(payment).amount_refunded)
      return refused(complaint("Charge has already been refunded.", "charge_already_refunded"));
    const own = params.get("metadata[bayline_refund]");
    const metadata = own === null ? {} : { bayline_refund: own };
    return { status: 200, body: refundResource(giveBack(payment, amount, standIn.refundStatus, metadata)) };
  }

  /** The same key gets the same answer, failures of its own among them; with other words it is refused. */
  async function make(
    request: IncomingMessage,
    params: URLSearchParams,
    response: ServerResponse,
  ): Promise<void> {
    const key = String(request.headers["idempotency-key"] ?? named("key"));
    const before = keys.get(key);
    if (before && before.params !== `${request.url ?? ""}?${params.toString()}`)
      return json(
        response,
        refused({ ...complaint("Keys for idempotent requests"), type: "idempotency_error" }),
      );
    if (before?.answer) return json(response, before.answer);
    if (before) return json(response, refused(complaint("in use", "idempotency_key_in_use", 409)));
    const fault = standIn.turns.shift();
    if (fault?.endsWith("-before") && !fault.startsWith("500")) return fail(response, fault);
    if (fault === "429") return json(response, refused(complaint("Too many requests", "rate_limit", 429)));
    const making: Making = { params: `${request.url ?? ""}?${params.toString()}` };
    keys.set(key, making);
    await new Promise((resolve) => setTimeout(resolve, THINKS_MS));
    const made =
      fault === "500-before"
        ? BROKEN
        : request.url === "/v1/refunds"
          ? makeRefund(params)
          : makeSession(params);
    making.answer = fault?.startsWith("500") ? BROKEN : made;
    if (fault !== undefined && !fault.startsWith("500")) return fail(response, fault);
    json(response, making.answer);
  }

  function find(url: URL): Answer {
    const [, , kind, name, id] = url.pathname.split("/");
    const list = (data: readonly unknown[]): Answer => ({
      status: 200,
      body: { object: "list", url: url.pathname, has_more: false, data },
    });
    const query = url.searchParams;
    if (kind === "checkout" && name === "sessions" && id === undefined)
      return list(
        [...sessions.values()]
          .filter(({ payment }) => payment?.intent === query.get("payment_intent"))
          .map(sessionResource),
      );
    const session = kind === "checkout" ? sessions.get(id ?? "") : undefined;
    if (session) return { status: 200, body: sessionResource(session) };
    if (kind === "refunds" && name === undefined) {
      const payment = paymentOf(query.get("payment_intent") ?? query.get("charge"));
      return list((payment?.refunds ?? []).map(refundResource));
    }
    const refund = kind === "refunds" ? refunds.get(name ?? "") : undefined;
    if (refund) return { status: 200, body: refundResource(refund) };
    if (kind === "events") return list(events.map(({ payload }): unknown => JSON.parse(payload)).reverse());
    return refused(complaint("Unrecognized request URL", "resource_missing", 404));
  }

  /** The payment page, for a browser. */
  function page(url: URL, request: IncomingMessage, response: ServerResponse): void {
    const session = known(url.pathname.split("/")[2] ?? "");
    if (request.method === "POST" && session.status === "open") standIn.pay(session.id);
    if (session.status === "complete")
      return void response.writeHead(303, { Location: session.successUrl }).end();
    response
      .writeHead(200, { "Content-Type": "text/html; charset=utf-8" })
      .end(
        `<!doctype html><title>Payment page</title><form method="post"><button>Pay ${session.amount}</button></form>`,
      );
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", standIn.url);
    const params = new URLSearchParams(await textOf(request));
    if (url.pathname.startsWith("/pay/")) return page(url, request, response);
    if (request.headers.authorization !== `Bearer ${standIn.secretKey}`)
      return json(response, refused(complaint("Invalid API Key provided", undefined, 401)));
    if (request.method === "GET") return json(response, find(url));
    const expiring = /^\/v1\/checkout\/sessions\/(\w+)\/expire$/.exec(url.pathname)?.[1];
    if (expiring !== undefined) {
      if (sessions.get(expiring)?.status !== "open")
        return json(
          response,
          refused(complaint('Only Checkout Sessions with a status in ["open"] can be expired.')),
        );
      standIn.expire(expiring);
      return json(response, { status: 200, body: sessionResource(known(expiring)) });
    }
    if (url.pathname === "/v1/checkout/sessions" || url.pathname === "/v1/refunds")
      return make(request, params, response);
    json(response, refused(complaint("Unrecognized request URL", "resource_missing", 404)));
  }

  standIn.url = `http://127.0.0.1:${await listening(server, options.port)}`;
  return standIn;
}
