// The marks as a list: everything that the drawing shows, to read, change, photograph and remove.
import { useEffect, useId, useRef } from "react";
import { DAMAGE_KINDS, type DamageMark } from "~/journey/car-received";
import type { Photo } from "~/photos/photo";
import { PhotoPicker } from "~/photos/photo-picker";
import { Button } from "~/ui/button";
import { cx } from "~/ui/cx";
import { controlLook } from "~/ui/form/field-parts";
import { useWords } from "~/words";
import { isZone, ZONES, type Zone } from "./outline";
import type { Marks } from "./use-marks";

interface MarkListProps {
  readonly marks: Marks;
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
  readonly onRemove: (id: string) => void;
  readonly visitId: string;
  readonly photos: readonly Photo[];
}

export function MarkList({ marks, ...rest }: MarkListProps) {
  const t = useWords("damage");
  if (marks.marks.length === 0) return <p className="text-ink-3">{t("none")}</p>;
  return (
    <>
      <p role="status" className="text-ink-2">
        {t("count", { count: marks.marks.length })}
      </p>
      <ol className="flex flex-col gap-3">
        {marks.marks.map((mark, at) => (
          <MarkItem key={mark.id} mark={mark} number={at + 1} marks={marks} {...rest} />
        ))}
      </ol>
    </>
  );
}

function MarkItem({
  mark,
  number,
  marks,
  chosen,
  onChoose,
  onRemove,
  visitId,
  photos,
}: MarkListProps & { readonly mark: DamageMark; readonly number: number }) {
  const t = useWords("damage");
  const item = useRef<HTMLLIElement>(null);
  const isChosen = chosen === mark.id;
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: "nearest" });
  }, [isChosen]);
  const part = isZone(mark.zone) ? t(`zones.${mark.zone}`) : mark.zone;
  const name = t("mark", { number, kind: t(`kinds.${mark.kind}`), part });
  return (
    <li
      ref={item}
      aria-label={name}
      onFocus={() => onChoose(mark.id)}
      className={cx("flex flex-col gap-3 rounded-lg border p-3", isChosen ? "border-accent" : "border-line")}
    >
      <div className="flex flex-wrap items-end gap-2">
        <span className="inline-flex size-9 shrink-0 items-center justify-center self-end rounded-full bg-danger font-semibold text-on-danger">
          {number}
        </span>
        <KindSelect mark={mark} marks={marks} />
        <PartSelect label={t("partOf")} value={mark.zone} onChoose={(zone) => marks.setZone(mark.id, zone)} />
        <Note mark={mark} marks={marks} />
        <Button
          type="button"
          kind="quiet"
          icon="close"
          size="large"
          aria-label={t("remove", { number })}
          onClick={() => onRemove(mark.id)}
        />
      </div>
      <div role="group" aria-label={t("photos", { number })}>
        <PhotoPicker visitId={visitId} subject="damage" subjectId={mark.id} photos={photos} compact />
      </div>
    </li>
  );
}

interface OfMark {
  readonly mark: DamageMark;
  readonly marks: Marks;
}

const LABEL = "text-small font-medium text-ink-2";

function KindSelect({ mark, marks }: OfMark) {
  const t = useWords("damage");
  const id = useId();
  return (
    <span className="flex min-w-32 flex-col gap-1">
      <label htmlFor={id} className={LABEL}>
        {t("kindOf")}
      </label>
      <select
        id={id}
        value={mark.kind}
        className={cx(controlLook, "min-h-12")}
        onChange={({ currentTarget }) => {
          const kind = DAMAGE_KINDS.find((each) => each === currentTarget.value);
          if (kind) marks.change(mark.id, { kind });
        }}
      >
        {DAMAGE_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </select>
    </span>
  );
}

interface PartSelectProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (zone: Zone) => void;
}

export function PartSelect({ label, value, onChoose }: PartSelectProps) {
  const t = useWords("damage");
  const id = useId();
  return (
    <span className="flex min-w-48 flex-1 flex-col gap-1">
      <label htmlFor={id} className={LABEL}>
        {label}
      </label>
      <select
        id={id}
        value={value}
        className={cx(controlLook, "min-h-12")}
        onChange={({ currentTarget }) => {
          if (isZone(currentTarget.value)) onChoose(currentTarget.value);
        }}
      >
        {ZONES.map((zone) => (
          <option key={zone} value={zone}>
            {t(`zones.${zone}`)}
          </option>
        ))}
      </select>
    </span>
  );
}

function Note({ mark, marks }: OfMark) {
  const t = useWords("damage");
  const id = useId();
  return (
    <span className="flex min-w-48 flex-[2] flex-col gap-1">
      <label htmlFor={id} className={LABEL}>
        {t("note")}
      </label>
      <input
        id={id}
        type="text"
        maxLength={200}
        autoComplete="off"
        placeholder={t("notePlaceholder")}
        value={mark.note ?? ""}
        className={cx(controlLook, "min-h-12")}
        onChange={({ currentTarget }) => {
          const note = currentTarget.value;
          marks.change(mark.id, { note: note === "" ? undefined : note });
        }}
      />
    </span>
  );
}
