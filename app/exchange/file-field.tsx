// Choosing a file: the browser's own field, which works without scripts.
import { controlLook } from "~/ui/form/field-parts";
import { cx } from "~/ui/cx";

interface FileFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
}

export function FileField({ name, label, hint }: FileFieldProps) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={name} className="text-small font-medium text-ink-2">
        {label}
      </label>
      <input
        id={name}
        type="file"
        name={name}
        required
        accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values,text/plain"
        aria-describedby={`${name}-hint`}
        className={cx(
          controlLook,
          "file:mr-3 file:rounded-md file:border-0 file:bg-sunken file:px-3 file:py-1 file:text-ink",
        )}
      />
      <p id={`${name}-hint`} className="text-small text-ink-3">
        {hint}
      </p>
    </div>
  );
}
