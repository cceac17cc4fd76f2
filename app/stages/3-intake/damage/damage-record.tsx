// The damage on record: the drawing with its numbers, and what each number means. For staff, and for the customer to sign.
import type { ReactNode } from "react";
import type { Body, DamageMark } from "~/journey/car-received";
import { useWords } from "~/words";
import { CarPicture } from "./car-picture";
import { isZone } from "./outline";

interface DamageRecordProps {
  readonly body: Body;
  readonly marks: readonly DamageMark[];
  /** The photos of a mark. */
  readonly photosOf?: (markId: string) => ReactNode;
}

export function DamageRecord({ body, marks, photosOf }: DamageRecordProps) {
  const t = useWords("damage");
  if (marks.length === 0) return <p className="text-ink-3">{t("none")}</p>;
  return (
    <div className="flex flex-col gap-2">
      <CarPicture body={body} marks={marks} className="block w-full max-w-xl" />
      <ol className="flex flex-col gap-2">
        {marks.map(({ id, kind, zone, note }, at) => (
          <li key={id} className="flex flex-col gap-1">
            <span>
              <span className="font-semibold">{at + 1}</span> {t(`kinds.${kind}`)},{" "}
              {isZone(zone) ? t(`zones.${zone}`) : zone}
              {note !== undefined && <span className="text-ink-2">: {note}</span>}
            </span>
            {photosOf?.(id)}
          </li>
        ))}
      </ol>
    </div>
  );
}
