// Where files are kept beside the database: in the data folder or in a bucket, by the settings.
import { settings } from "../env.server";
import { bucketStore } from "./bucket-store.server";
import { diskStore } from "./disk-store.server";
import type { FileStore } from "./file-store";

/** The store of the settings in force. */
export function fileStore(): FileStore {
  const { bucket, dataDir } = settings();
  return bucket ? bucketStore(bucket) : diskStore(dataDir);
}
