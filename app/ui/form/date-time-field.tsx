// A day and a time on the centre's wall clock.
import { useCentre } from "../centre-context";
import { localDateTimeText, type Moment } from "../zoned-time";
import { useUiWords } from "../use-ui-words";
import { cx } from "../cx";
import { controlLook, controlProps, FieldFrame, type LabelledField } from "./field-parts";

export interface DateTimeFieldProps extends LabelledField {
  /** Moments between which the browser lets choose; the schema must check them too. */
  readonly earliest?: Moment;
  readonly latest?: Moment;
}

/**
 * Sends "2026-03-29T14:30" in the centre's zone; `zonedDateTime(timeZone)` of zod-fields makes a moment of it. A default value
 * is written with `localDateTimeText(at, timeZone)` or `useFormat().localDateTime(at)`.
 */
export function DateTimeField({ earliest, latest, ...props }: DateTimeFieldProps) {
  const { timeZone } = useCentre();
  const t = useUiWords();
  const hint = props.hint ?? t("centreTime");
  const framed = { ...props, hint };
  return (
    <FieldFrame {...framed}>
      <input
        key={props.field.key}
        {...controlProps(framed)}
        type="datetime-local"
        step={60}
        min={earliest === undefined ? undefined : localDateTimeText(earliest, timeZone)}
        max={latest === undefined ? undefined : localDateTimeText(latest, timeZone)}
        defaultValue={props.field.defaultValue?.slice(0, 16)}
        className={cx(controlLook, "max-w-64")}
      />
    </FieldFrame>
  );
}
