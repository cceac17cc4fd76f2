// The web server: the guard and the headers first, then files, then the framework.
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { createRequestHandler } from "@react-router/express";
import compression from "compression";
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from "express";
import type { Logger } from "pino";
import { RouterContextProvider, type ServerBuild } from "react-router";
import { isDatabaseOutage } from "../database-outage";
import type { Settings } from "../env.server";
import { announcesTooMuch, countBody, limitOf } from "./body-limit.server";
import { clientAddressContext } from "./client-address";
import { compressed } from "./compressed.server";
import { allowFramesContext, framedBy } from "./frames";
import { askedBy, mayPass, settleAddress } from "./guard.server";
import { nonceOf, securityHeaders } from "./headers.server";
import { health } from "./health.server";
import { nonceContext } from "./nonce";
import { withOutageAnswers } from "./outage.server";
import {
  CROSS_SITE,
  FAILED,
  plainPage,
  STARTING,
  TOO_LARGE,
  UNAVAILABLE,
  type PlainWords,
} from "./plain-page";
import { paymentOrigins } from "../stripe-settings";
import { postedForms, type FormTaker } from "./posted-forms.server";
import { requestLog } from "./request-log.server";
import { signedBodies, type BodyTaker } from "./signed-bodies.server";

const YEAR = "365d";
const RETRY_SECONDS = 5;

export interface WebOptions {
  readonly settings: Settings;
  readonly log: Logger;
  /** The framework's build; asked for anew on every request in development. */
  readonly build: () => Promise<unknown>;
  /** The browser's half of the build. */
  readonly assets: string;
  /** Answers at addresses of their own, before the framework and behind the guard. */
  readonly mounted?: readonly RequestHandler[];
  /** Forms that other machines post, by their paths: before compression and the framework. */
  readonly forms?: Readonly<Record<string, FormTaker>>;
  /** The same for bodies that are taken byte by byte as they were signed. */
  readonly bodies?: Readonly<Record<string, BodyTaker>>;
  /** The development server's own answers (modules, reload), before the framework's. */
  readonly devServer?: RequestHandler;
  /** False until the program is ready: requests are asked to wait then. */
  readonly isReady: () => boolean;
}

/** The application as Express sees it. */
export function createWeb(options: WebOptions): Express {
  const { settings, log } = options;
  const app = express();
  app.disable("x-powered-by");
  // Behind a proxy on this machine or in this network, the visitor's own address stands in X-Forwarded-For.
  if (!settings.appUrlIsDefault) app.set("trust proxy", "loopback, linklocal, uniquelocal");
  app.use(requestLog(log));
  app.use(
    securityHeaders({
      https: settings.appUrl.startsWith("https:"),
      dev: options.devServer !== undefined,
      formTargets: paymentOrigins(settings.stripe),
    }),
  );
  app.use(guard(settings, log));
  app.get("/healthz", async (_request, response) => {
    const found = await health(new Date());
    const well = found.database === "up" && found.worker === "up";
    response
      .status(well ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json(found);
  });
  if (options.forms) app.use(whenReady(options, postedForms(options.forms)));
  if (options.bodies) app.use(whenReady(options, signedBodies(options.bodies)));
  app.use(compressed(mayBeCompressed));
  if (options.devServer) app.use(options.devServer);
  app.use("/assets", express.static(join(options.assets, "assets"), { immutable: true, maxAge: YEAR }));
  app.use(express.static(options.assets, { maxAge: "1h", index: false }));
  app.use((request, response, next) => (options.isReady() ? next() : wait(request, response, STARTING, 1)));
  for (const handler of options.mounted ?? []) app.use(handler);
  app.use(framework(options));
  app.use(failure(log));
  return app;
}

/** Before the program is ready it goes on to whoever says so. */
function whenReady({ isReady }: WebOptions, handler: RequestHandler): RequestHandler {
  return (request, response, next) => (isReady() ? handler(request, response, next) : next());
}

/** An event stream has to leave line by line. */
function mayBeCompressed(request: express.Request, response: express.Response): boolean {
  const type = String(response.getHeader("Content-Type") ?? "");
  return !type.startsWith("text/event-stream") && compression.filter(request, response);
}

function guard(settings: Settings, log: Logger): RequestHandler {
  return (request, response, next) => {
    const asked = askedBy(request);
    if (!mayPass(asked, settings)) {
      log.warn(
        { origin: asked.origin, fetchSite: asked.fetchSite },
        "A request from another site was refused",
      );
      return refuse(request, response, 403, CROSS_SITE);
    }
    settleAddress(request, settings);
    const tooLarge = () => refuse(request, response.set("Connection", "close"), 413, TOO_LARGE);
    const limit = limitOf(asked.path);
    if (announcesTooMuch(request, limit)) return tooLarge();
    if (!["GET", "HEAD"].includes(request.method)) countBody(request, tooLarge, limit);
    next();
  };
}

function framework({ build, devServer }: WebOptions): RequestHandler {
  const wrapped = async () => withOutageAnswers(asServerBuild(await build()));
  let kept: Promise<ServerBuild> | undefined;
  return createRequestHandler({
    // In production the build is the same for good, and the framework keeps what it derives from it.
    build: () => (devServer ? wrapped() : (kept ??= wrapped())),
    getLoadContext(request, response) {
      const context = new RouterContextProvider();
      context.set(nonceContext, nonceOf(request));
      context.set(clientAddressContext, request.ip ?? "unknown");
      context.set(allowFramesContext, (origins) => allowFrames(response, origins));
      return context;
    },
  });
}

/** X-Frame-Options knows no list of origins: it goes where the policy names some. */
function allowFrames(response: express.Response, origins: readonly string[]): void {
  const before = response.getHeader("Content-Security-Policy");
  if (typeof before !== "string") return;
  const policy = framedBy(before, origins);
  if (policy === before) return;
  response.setHeader("Content-Security-Policy", policy);
  response.removeHeader("X-Frame-Options");
}

/** The build comes from a virtual module, which only the framework's own types know. */
function asServerBuild(module: unknown): ServerBuild {
  if (isServerBuild(module)) return module;
  throw new TypeError("This is not a build of the framework.");
}

function isServerBuild(module: unknown): module is ServerBuild {
  return typeof module === "object" && module !== null && "routes" in module && "entry" in module;
}

function failure(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    // A refusal was sent already, or the visitor left in the middle.
    if (response.headersSent) return response.end();
    log.error({ err: error }, "A request failed");
    if (isDatabaseOutage(error)) return wait(request, response, UNAVAILABLE, RETRY_SECONDS);
    return refuse(request, response, 500, FAILED);
  };
}

function refuse(
  request: express.Request,
  response: express.Response,
  status: number,
  words: PlainWords,
): void {
  if (response.headersSent) return;
  response
    .status(status)
    .set("Cache-Control", "no-store")
    .type("html")
    .send(plainPage(words, nonceOf(request)));
}

function wait(
  request: express.Request,
  response: express.Response,
  words: PlainWords,
  seconds: number,
): void {
  // What was posted cannot be sent again by a page that reloads: it only says so.
  const refresh = request.method === "GET" ? seconds : undefined;
  response
    .status(503)
    .set({ "Cache-Control": "no-store", "Retry-After": String(seconds) })
    .type("html");
  response.send(plainPage(words, nonceOf(request), refresh));
}

/** Listens, or fails with EADDRINUSE and the like. */
export function listen(app: Express, { port, host }: Pick<Settings, "port" | "host">): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(app);
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

/** Takes no further request, lets running ones finish for so long, then cuts them. Streams have to be ended before. */
export async function close(server: Server, withinMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cut = setTimeout(() => server.closeAllConnections(), withinMs);
  await closed;
  clearTimeout(cut);
}
