// From a file that somebody sent to a photo in three sizes: turned upright, without what the camera wrote into it.
import { open } from "node:fs/promises";
import sharp, { type Metadata, type Sharp } from "sharp";
import { turns } from "~/platform/files/turns.server";
import { PHOTO_MAX_PIXELS, PHOTO_SIZE_NAMES, PHOTO_SIZES, type PhotoFault, type PhotoSize } from "./photo";

// One thread and no memory of former pictures: pages are answered by the same process.
sharp.concurrency(1);
sharp.cache(false);

/** Decoding takes a core and up to a few hundred megabytes: one after the other. */
const decoding = turns(1);

const QUALITY = { small: 72, medium: 78, large: 80 } as const satisfies Record<PhotoSize, number>;

export interface EncodedPhoto {
  /** Of the largest size, pixels. */
  readonly width: number;
  readonly height: number;
  /** WebP. */
  readonly files: Readonly<Record<PhotoSize, Uint8Array>>;
}

export type Encoded = { readonly photo: EncodedPhoto } | { readonly fault: PhotoFault };

/** Enough for the names of formats. */
const HEAD_BYTES = 32;
const AVIF_BRANDS = /^(avif|avis)/;
const HEIF_BRANDS = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)/;

/**
 * The format by its first bytes. Nothing else reaches the decoder: it could read formats that fetch other files.
 * @returns a fault for what is none of ours
 */
function formatOf(head: Buffer): PhotoFault | "readable" {
  const text = (from: number, to: number) => head.toString("latin1", from, to);
  if (head.length === 0) return "empty";
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff) return "readable";
  if (text(0, 8) === "\x89PNG\r\n\x1a\n") return "readable";
  if (text(0, 4) === "RIFF" && text(8, 12) === "WEBP") return "readable";
  if (/^GIF8[79]a/.test(text(0, 6))) return "animated";
  if (text(4, 8) !== "ftyp") return "not-a-photo";
  if (AVIF_BRANDS.test(text(8, 12))) return "readable";
  if (!HEIF_BRANDS.test(text(8, 12))) return "not-a-photo";
  // "Some HEIF": the compatible brands say which.
  return /avif/.test(text(16, 32)) ? "readable" : "heic";
}

async function headOf(path: string): Promise<Buffer> {
  const file = await open(path, "r");
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function faultOf({ width, height, pages, format, compression }: Metadata): PhotoFault | undefined {
  if (width * height > PHOTO_MAX_PIXELS) return "too-many-pixels";
  if ((pages ?? 1) > 1) return "animated";
  return format === "heif" && compression !== "av1" ? "heic" : undefined;
}

/** @throws Error when the decoder finds the file broken */
async function sizesOf(source: Sharp): Promise<EncodedPhoto> {
  const edge = PHOTO_SIZES.large;
  // Decoded once. What is not asked to be kept (EXIF, place, camera's thumbnail, colour profile) is dropped.
  const { data, info } = await source
    .autoOrient()
    .resize(edge, edge, { fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .raw({ depth: "uchar" })
    .toBuffer({ resolveWithObject: true });
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const files: Partial<Record<PhotoSize, Uint8Array>> = {};
  for (const size of PHOTO_SIZE_NAMES) {
    files[size] = await sharp(data, { raw })
      .resize(PHOTO_SIZES[size], PHOTO_SIZES[size], { fit: "inside", withoutEnlargement: true })
      .webp({ quality: QUALITY[size], effort: 3 })
      .toBuffer();
  }
  const { small, medium, large } = files;
  if (!small || !medium || !large) throw new Error("A size is missing.");
  return { width: info.width, height: info.height, files: { small, medium, large } };
}

/**
 * Makes a photo of a file.
 * @param path absolute
 * @throws Error only when the file cannot be read from the disk
 */
export async function encodePhoto(path: string): Promise<Encoded> {
  const format = formatOf(await headOf(path));
  if (format !== "readable") return { fault: format };
  return decoding.take(async () => {
    const source = sharp(path, { limitInputPixels: PHOTO_MAX_PIXELS, failOn: "error", sequentialRead: true });
    try {
      const fault = faultOf(await source.metadata());
      return fault ? { fault } : { photo: await sizesOf(source) };
    } catch (error) {
      return { fault: /pixel limit/i.test(String(error)) ? "too-many-pixels" : "broken" };
    } finally {
      source.destroy();
    }
  });
}
