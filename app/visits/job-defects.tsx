// What inspections found wrong with a job, for the mechanic who does it again.
import { PhotoStrip } from "~/photos/photo-strip";
import { Badge } from "~/ui/badge";
import { useWords } from "~/words";
import type { JobDefect } from "./job-defects.server";

export function JobDefects({ defects }: { readonly defects: readonly JobDefect[] | undefined }) {
  const t = useWords("inspections");
  if (!defects || defects.length === 0) return null;
  return (
    <section className="flex flex-col gap-2 border-l-2 border-amber pl-3" aria-label={t("defects")}>
      <h4 className="text-small font-medium text-amber-ink">{t("defects")}</h4>
      <ul className="flex flex-col gap-2">
        {defects.map(({ key, what, loop, photos }) => (
          <li key={key} className="flex flex-col gap-2">
            <p className="wrap-anywhere">
              <Badge>{t("pass", { number: loop + 1 })}</Badge> {what}
            </p>
            <PhotoStrip photos={photos} />
          </li>
        ))}
      </ul>
    </section>
  );
}
