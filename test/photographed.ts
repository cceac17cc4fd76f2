// A car that is being photographed: where photos are sent, for which visit, and what has become of them.
import { beforeAll, beforeEach } from "vitest";
import { paths } from "~/paths";
import { photoForStaff } from "~/photos/photo-file.server";
import { photosOf } from "~/photos/photos.server";
import { aCentre, requestAs, visitIn, type TestCentre, type TestVisit } from "./factories";
import { aPhotoFile } from "./pictures";
import { photoDeed, type Begun } from "./sent-photos";
import { servedPhotos } from "./served-photos";

/** Call once at the top of a test file, after `useDatabase()`: a visit for each test, one centre and one file for all. */
export function photographedCar() {
  const served = servedPhotos();
  let centre: TestCentre;
  let visit: TestVisit;
  let file: Buffer;
  beforeAll(async () => {
    file = await aPhotoFile();
    centre = await aCentre();
  });
  beforeEach(async () => {
    served.forgetUploads();
    visit = await visitIn("intake", { centre });
  });
  return {
    served,
    get centre() {
      return centre;
    },
    get visit() {
      return visit;
    },
    /** A good photo. */
    get file() {
      return file;
    },
    sending: () => ({ url: served.url, by: centre.team.advisor, visitId: visit.id }),
    finish: ({ photoId, uploadId }: Pick<Begun, "photoId" | "uploadId">) =>
      photoDeed(centre.team.advisor, visit.id, { intent: "finish", photoId, uploadId }),
    photos: () => photosOf(centre.id, visit.id),
    shown: async (photoId: string, size = "large", by = centre.team.mechanic): Promise<Response> =>
      photoForStaff(await requestAs(by, paths.photo(photoId, size)), { photoId, size }),
  };
}
