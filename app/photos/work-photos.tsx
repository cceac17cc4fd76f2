// Before and after the work: the customer sees these photos on the page of their ready car.
import { Panel, Stack } from "~/ui/layout";
import { useWords } from "~/words";
import { photosAbout, type Photo } from "./photo";
import { PhotoPicker } from "./photo-picker";
import { PhotoStrip } from "./photo-strip";

const SUBJECTS = ["before", "after"] as const;

export function WorkPhotos({
  visitId,
  photos,
  mayAdd,
}: {
  readonly visitId: string;
  readonly photos: readonly Photo[];
  readonly mayAdd: boolean;
}) {
  const t = useWords("photos");
  const choices = useWords("choices");
  if (!mayAdd && photos.length === 0) return null;
  return (
    <Panel title={t("work.title")}>
      <Stack>
        {mayAdd && <p className="text-ink-3">{t("work.text")}</p>}
        {SUBJECTS.map((subject) => (
          <section key={subject} className="flex flex-col gap-2">
            <h3 className="font-medium">{choices(`photo.${subject}`)}</h3>
            {mayAdd ? (
              <PhotoPicker visitId={visitId} subject={subject} photos={photos} compact />
            ) : (
              <PhotoStrip photos={photosAbout(photos, subject)} />
            )}
          </section>
        ))}
      </Stack>
    </Panel>
  );
}
