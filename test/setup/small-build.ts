// A build of the framework with three small routes, for tests of the web server in front of it.
import type { ServerBuild } from "react-router";
import { db } from "~/platform/db/db.server";
import { nonceContext } from "~/platform/http/nonce";
import { eventStream } from "~/platform/live.server";

type Module = NonNullable<ServerBuild["routes"][string]>["module"];
type Args = Parameters<Extract<NonNullable<Module["loader"]>, (...args: never[]) => unknown>>[0];

/** Tells what arrived at the route. */
async function echo({ request, context }: Args) {
  const body = request.method === "GET" ? "" : await request.text();
  return Response.json({
    url: request.url,
    forwardedHost: request.headers.get("x-forwarded-host"),
    length: body.length,
    nonce: context.get(nonceContext),
  });
}

/** Routes without a page, as the build holds them: the types insist on a page. */
const ROUTES: Record<string, { path: string; module: unknown }> = {
  echo: { path: "echo", module: { loader: echo, action: echo } },
  link: { path: "l/:token", module: { loader: echo } },
  webhook: { path: "webhooks/sms", module: { action: echo } },
  count: {
    path: "count",
    module: { loader: async () => Response.json({ centres: await db().centre.count() }) },
  },
  stream: { path: "stream", module: { loader: ({ request }: Args) => eventStream(request, "board") } },
};

function isModule(value: unknown): value is Module {
  return typeof value === "object" && value !== null;
}

function fail(): never {
  throw new TypeError("not a module");
}

export const smallBuild: ServerBuild = {
  entry: { module: { default: () => new Response("a page"), handleError: () => undefined } },
  routes: Object.fromEntries(
    Object.entries(ROUTES).map(([id, { path, module }]) => [
      id,
      { id, path, module: isModule(module) ? module : fail() },
    ]),
  ),
  assets: { entry: { module: "", imports: [] }, routes: {}, url: "", version: "" },
  publicPath: "/",
  assetsBuildDirectory: "",
  future: { v8_middleware: true, v8_passThroughRequests: false, v8_trailingSlashAwareDataRequests: false },
  ssr: true,
  isSpaMode: false,
  prerender: [],
  routeDiscovery: { mode: "initial", manifestPath: "/__manifest" },
};
