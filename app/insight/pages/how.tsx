// How a part of the report is computed: folded away, in words, with the files of the visits behind it.
import type { ReactNode } from "react";
import { Disclosure } from "~/ui/disclosure";
import { useWords, type WordKey } from "~/words";

export interface HowProps {
  readonly of: readonly WordKey<"reportHow">[];
  /** What is told of this place alone. */
  readonly text?: string;
  /** `Files`. */
  readonly files?: ReactNode;
}

export function How({ of, text, files }: HowProps) {
  const t = useWords("reportHow");
  return (
    <Disclosure title={t("title")} className="no-print mt-4 text-small">
      <div className="flex max-w-prose flex-col gap-2 text-ink-2">
        {of.map((key) => (
          <p key={key}>{t(key)}</p>
        ))}
        {text !== undefined && <p>{text}</p>}
        <p>{t("working")}</p>
        {files !== undefined && (
          <>
            <p>{t("file")}</p>
            <div className="flex flex-col gap-2">{files}</div>
          </>
        )}
      </div>
    </Disclosure>
  );
}

export interface FilesProps {
  /** Of which numbers. */
  readonly title: WordKey<"reportHow"> & `files.${string}`;
  readonly children: ReactNode;
}

/** Files that are of the same numbers. */
export function Files({ title, children }: FilesProps) {
  const t = useWords("reportHow");
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2">
      <span>{t(title)}:</span>
      {children}
    </div>
  );
}

/** A file is no page: the browser fetches it by itself. */
export function FileLink({ to, children }: { readonly to: string; readonly children: ReactNode }) {
  return (
    <a
      href={to}
      download
      className="text-accent-ink underline decoration-1 underline-offset-2 hover:decoration-2"
    >
      {children}
    </a>
  );
}
