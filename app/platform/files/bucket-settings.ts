// The settings of an S3-compatible bucket, in which files may be kept instead of the data folder.
import { z } from "zod";

export interface BucketSettings {
  /** Scheme, host and port, without a closing slash. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

const DEFAULT_REGION = "us-east-1";

export const BUCKET_VARIABLES = {
  S3_ENDPOINT: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: "S3_ENDPOINT must be an address with http or https, such as https://s3.eu-west-1.amazonaws.com.",
    })
    .optional(),
  S3_BUCKET: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, {
      error: "S3_BUCKET must be the name of a bucket: small letters, digits, dots and hyphens.",
    })
    .optional(),
  S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{2,40}$/, { error: "S3_REGION must be a region such as eu-west-1." })
    .optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
};

const NEEDED = ["S3_ENDPOINT", "S3_BUCKET", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY"] as const;

/** One sentence when the bucket is half set; none when it is whole or absent. */
export function bucketProblems(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  const is = (name: string) => (given[name] ?? "").trim() !== "";
  const present = [...NEEDED, "S3_REGION"].filter(is);
  const missing = NEEDED.filter((name) => !is(name));
  if (present.length === 0 || missing.length === 0) return [];
  return [
    `For photos in a bucket ${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing beside ${present.join(", ")}: set all of them, or none to keep photos in DATA_DIR.`,
  ];
}

/** The bucket, or undefined where none is set. `bucketProblems` has found nothing. */
export function bucketOf(
  env: Readonly<Partial<Record<keyof typeof BUCKET_VARIABLES, string | undefined>>>,
): BucketSettings | undefined {
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket } = env;
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = env;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) return undefined;
  const region = env.S3_REGION ?? DEFAULT_REGION;
  return { endpoint: endpoint.replace(/\/+$/, ""), bucket, region, accessKeyId, secretAccessKey };
}
