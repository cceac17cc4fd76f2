// Files in an S3-compatible bucket, by signed requests (AWS Signature Version 4).
import { createHash } from "node:crypto";
import { AwsClient } from "aws4fetch";
import type { BucketSettings } from "./bucket-settings";
import { checkedKey, StoreUnavailable, type FileStore } from "./file-store";

/** A bucket that says nothing for so long is away. */
const ANSWER_WITHIN_MS = 15_000;

/** Its one retry of 5xx is enough: whoever waits tries again later. */
const RETRIES = 1;

function hash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

const NOTHING = new Uint8Array();

export function bucketStore(settings: BucketSettings): FileStore {
  const { endpoint, bucket, region, accessKeyId, secretAccessKey } = settings;
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: "s3", retries: RETRIES });
  const ask = async (method: string, key: string, bytes?: Uint8Array<ArrayBuffer>, contentType?: string) => {
    const url = `${endpoint}/${bucket}/${checkedKey(key)}`;
    // The signature covers the body: what arrives is what was sent.
    const headers = {
      "X-Amz-Content-Sha256": hash(bytes ?? NOTHING),
      ...(contentType === undefined ? {} : { "Content-Type": contentType }),
    };
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const init = { method, headers, signal, ...(bytes ? { body: bytes } : {}) };
    const answer = await client.fetch(url, init).catch((error: unknown) => {
      throw new StoreUnavailable("away", { cause: error });
    });
    if (answer.ok || answer.status === 404) return answer;
    const said = (await answer.text().catch(() => "")).slice(0, 300);
    throw new StoreUnavailable("away", { cause: new Error(`The bucket answered ${answer.status}. ${said}`) });
  };
  return {
    async put(key, bytes, contentType) {
      const answer = await ask("PUT", key, new Uint8Array(bytes), contentType);
      if (answer.status === 404)
        throw new StoreUnavailable("away", { cause: new Error("There is no such bucket.") });
      await answer.body?.cancel();
    },
    async get(key) {
      const answer = await ask("GET", key);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return undefined;
      }
      return new Uint8Array(
        await answer.arrayBuffer().catch((error: unknown) => {
          throw new StoreUnavailable("away", { cause: error });
        }),
      );
    },
    async remove(key) {
      const answer = await ask("DELETE", key);
      await answer.body?.cancel();
    },
  };
}
