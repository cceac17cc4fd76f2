// Files that people send as photos: good ones, and those that are refused.
import { crc32, deflateSync } from "node:zlib";
import sharp from "sharp";

/** A picture of noise, so that it has a photo's weight; JPEG with a place and a camera in its EXIF, lying on its side. */
export async function aPhotoFile({ width = 1600, height = 1200 } = {}): Promise<Buffer> {
  return sharp({
    create: {
      ...{ width, height, channels: 3, background: "#808080" },
      noise: { type: "gaussian", mean: 128, sigma: 40 },
    },
  })
    .withExif({
      IFD0: { Make: "SECRETCAM" },
      IFD3: {
        GPSLatitude: "53/1 20/1 0/1",
        GPSLatitudeRef: "N",
        GPSLongitude: "6/1 15/1 0/1",
        GPSLongitudeRef: "W",
      },
    })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 85 })
    .toBuffer();
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}

/** A valid PNG of one bit a pixel: a few kilobytes that unfold into width x height. */
export function aBomb(width = 20_000, height = 20_000): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 1;
  const rows = Buffer.alloc((1 + Math.ceil(width / 8)) * height);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A moving picture of two frames. */
export function anAnimation(): Promise<Buffer> {
  const frames = Buffer.concat([Buffer.alloc(64 * 64 * 3, 0), Buffer.alloc(64 * 64 * 3, 255)]);
  return sharp(frames, { raw: { width: 64, height: 128, channels: 3, pageHeight: 64 } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer();
}

/** The beginning of a photo from an iPhone: its format by name, without a picture. */
export function aHeic(): Buffer {
  const box = Buffer.alloc(32);
  box.writeUInt32BE(32, 0);
  box.write("ftypheic", 4, "latin1");
  box.write("mif1heic", 16, "latin1");
  return Buffer.concat([box, Buffer.alloc(4_000, 1)]);
}
