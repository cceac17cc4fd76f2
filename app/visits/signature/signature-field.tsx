// The field in which the customer signs with a finger.
import { useEffect, useRef } from "react";
import type SignaturePad from "signature_pad";
import { SIGNATURE_FIELD } from "~/journey/car-received";
import { Button } from "~/ui/button";
import { cx } from "~/ui/cx";
import { FieldError, type FormField } from "~/ui/form/field-parts";
import { useWords } from "~/words";
import { strokesText } from "./strokes";

/** Ties the pad to the canvas and the hidden field; what was drawn survives a turned tablet. */
function usePad(field: FormField) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const hidden = useRef<HTMLInputElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    let gone = false;
    let watching: ResizeObserver | undefined;
    const keep = () => {
      const strokes = (pad.current?.toData() ?? []).map(({ points }) => points);
      const { clientWidth: width, clientHeight: height } = element;
      if (hidden.current) hidden.current.value = strokesText(strokes, { width, height });
    };
    void import("signature_pad").then(({ default: Pad }) => {
      if (gone) return;
      const made = new Pad(element, { minDistance: 2, penColor: getComputedStyle(element).color });
      pad.current = made;
      made.addEventListener("endStroke", keep);
      watching = new ResizeObserver(() => fit(element, made));
      watching.observe(element);
      element.dataset.ready = "true";
    });
    return () => {
      gone = true;
      watching?.disconnect();
      pad.current?.off();
      pad.current = undefined;
    };
  }, [field.id]);
  const clear = () => {
    pad.current?.clear();
    if (hidden.current) hidden.current.value = "";
  };
  return { canvas, hidden, clear };
}

/** As many pixels as the screen has; lines are drawn again in the new size. */
function fit(element: HTMLCanvasElement, pad: SignaturePad): void {
  const ratio = Math.max(1, window.devicePixelRatio);
  const [width, height] = [element.clientWidth * ratio, element.clientHeight * ratio];
  if (element.width === width && element.height === height) return;
  const scale = element.width === 0 ? 1 : width / element.width;
  const drawn = pad.toData().map((group) => ({
    ...group,
    points: group.points.map((point) => ({ ...point, x: point.x * scale, y: point.y * scale })),
  }));
  element.width = width;
  element.height = height;
  element.getContext("2d")?.scale(ratio, ratio);
  pad.fromData(drawn);
}

export function SignatureField({ field, label }: { readonly field: FormField; readonly label: string }) {
  const t = useWords("signing");
  const { canvas, hidden, clear } = usePad(field);
  return (
    <div id={field.id} tabIndex={-1} className="flex max-w-2xl flex-col gap-2">
      <div className="flex items-center justify-between gap-2">
        <span className="text-small font-medium text-ink-2">{label}</span>
        <Button type="button" kind="quiet" size="large" icon="undo" onClick={clear}>
          {t("clear")}
        </Button>
      </div>
      <canvas
        ref={canvas}
        role="img"
        aria-label={label}
        className={cx(
          "block aspect-[3/1] w-full touch-none rounded-md border-2 border-dashed bg-surface text-ink",
          field.errors?.length ? "border-danger" : "border-line-strong",
        )}
      />
      <input ref={hidden} type="hidden" name={field.name} form={field.formId} />
      <FieldError field={field} />
    </div>
  );
}

/** A kept signature. */
export function SignaturePicture({ strokes, label }: { readonly strokes: string; readonly label: string }) {
  const { width, height } = SIGNATURE_FIELD;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={label}
      className="block h-20 w-60 rounded border border-line bg-surface"
    >
      <path
        d={strokes}
        fill="none"
        strokeWidth={4}
        strokeLinecap="round"
        strokeLinejoin="round"
        className="stroke-ink"
      />
    </svg>
  );
}
