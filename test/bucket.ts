// A stand-in for an S3-compatible bucket, on real HTTP: takes only requests that are signed and whose body is what was signed.
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { BucketSettings } from "~/platform/files/bucket-settings";

export interface TestBucket {
  readonly settings: BucketSettings;
  /** What it holds, by key. */
  readonly objects: ReadonlyMap<string, { readonly bytes: Buffer; readonly type: string }>;
  /** Answers 503 from now on, or answers again. */
  readonly beDown: (down: boolean) => void;
  readonly close: () => Promise<void>;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) if (Buffer.isBuffer(part)) parts.push(part);
  return Buffer.concat(parts);
}

function isSigned(
  { headers }: IncomingMessage,
  body: Buffer,
  { accessKeyId, region }: BucketSettings,
): boolean {
  const form = new RegExp(
    `^AWS4-HMAC-SHA256 Credential=${accessKeyId}/\\d{8}/${region}/s3/aws4_request, ?SignedHeaders=[a-z0-9;-]*host[a-z0-9;-]*, ?Signature=[0-9a-f]{64}$`,
  );
  const hash = createHash("sha256").update(body).digest("hex");
  return (
    form.test(headers.authorization ?? "") &&
    /^\d{8}T\d{6}Z$/.test(String(headers["x-amz-date"])) &&
    headers["x-amz-content-sha256"] === hash
  );
}

export async function aBucket(): Promise<TestBucket> {
  const objects = new Map<string, { bytes: Buffer; type: string }>();
  let down = false;
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await bodyOf(request);
    if (down) return response.writeHead(503).end();
    if (!isSigned(request, body, settings)) return response.writeHead(403).end("SignatureDoesNotMatch");
    const key = (request.url ?? "").replace(`/${settings.bucket}/`, "");
    const found = objects.get(key);
    if (request.method === "PUT") {
      objects.set(key, { bytes: body, type: request.headers["content-type"] ?? "" });
      return response.writeHead(200).end();
    }
    if (request.method === "DELETE") {
      objects.delete(key);
      return response.writeHead(204).end();
    }
    return found ? response.writeHead(200).end(found.bytes) : response.writeHead(404).end();
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const address: AddressInfo | string | null = server.address();
  if (!address || typeof address === "string") throw new Error("no port");
  const settings: BucketSettings = {
    endpoint: `http://127.0.0.1:${address.port}`,
    bucket: "bayline-photos",
    region: "eu-west-1",
    accessKeyId: "AKTEST",
    secretAccessKey: "a secret for tests",
  };
  return {
    settings,
    objects,
    beDown(value) {
      down = value;
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
