// The web server of a test, to which photos are sent over real HTTP, with a data folder of its own.
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { photoUploads } from "~/photos/uploads.server";
import { settings, useSettings } from "~/platform/env.server";
import { close, listen } from "~/platform/http/web.server";
import { smallWeb } from "./setup/small-web";

export interface ServedPhotos {
  /** Without a closing slash. Known once the tests run. */
  readonly url: string;
  /** The data folder. */
  readonly folder: string;
  /** What earlier tests left half sent. */
  readonly forgetUploads: () => void;
}

/** Call once at the top of a test file, after `useDatabase()`. */
export function servedPhotos(): ServedPhotos {
  const folder = mkdtempSync(join(tmpdir(), "bayline-photos-"));
  let server: Server | undefined;
  let url = "";
  beforeAll(async () => {
    useSettings({ ...settings(), dataDir: folder });
    const own = { ...settings(), port: 0, host: "127.0.0.1", appUrlIsDefault: true };
    const app = smallWeb(own, {
      mounted: [photoUploads()],
    });
    server = await listen(app, own);
    const address: AddressInfo | string | null = server.address();
    if (!address || typeof address === "string") throw new Error("no port");
    url = `http://127.0.0.1:${address.port}`;
  });
  afterAll(async () => {
    if (server) await close(server, 0);
    rmSync(folder, { recursive: true });
  });
  return {
    folder,
    get url() {
      return url;
    },
    forgetUploads() {
      const uploads = join(folder, "uploads");
      for (const name of readdirSync(uploads)) rmSync(join(uploads, name));
    },
  };
}
