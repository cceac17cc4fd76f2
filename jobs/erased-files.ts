// Deletes the files of customers who were forgotten.
import { deleteErasedFiles } from "~/privacy/erased-files.server";
import { erasedFilesJob } from "~/privacy/erased-files-job";
import { task } from "./task";

export const erasedFiles = task(erasedFilesJob, ({ erasureId }, { now }) =>
  deleteErasedFiles(erasureId, now),
);
