// The web server around the small build, silent and ready: what a test adds are the addresses that it is about.
import { createWeb, type WebOptions } from "~/platform/http/web.server";
import { makeLog } from "~/platform/log.server";
import type { Settings } from "~/platform/env.server";
import { smallBuild } from "./small-build";

export function smallWeb(settings: Settings, own: Pick<WebOptions, "mounted" | "forms" | "bodies">) {
  return createWeb({
    settings,
    log: makeLog({ logLevel: "silent" }),
    assets: "/nowhere",
    build: () => Promise.resolve(smallBuild),
    isReady: () => true,
    ...own,
  });
}
