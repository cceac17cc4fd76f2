// The search field of the header: a plain form, reached with "/".
import { Form, useSearchParams } from "react-router";
import { cx } from "../cx";
import { Icon } from "../icons";

export interface SearchBoxProps {
  readonly action: string;
  readonly label: string;
  readonly hint: string;
  readonly className?: string;
}

export const SEARCH_FIELD_ID = "search-everything";

export function SearchBox({ action, label, hint, className }: SearchBoxProps) {
  const [params] = useSearchParams();
  return (
    <Form role="search" action={action} className={className}>
      <div className="relative">
        <Icon
          name="search"
          className="pointer-events-none absolute top-1/2 left-2.5 -translate-y-1/2 text-ink-3"
        />
        <input
          id={SEARCH_FIELD_ID}
          type="search"
          name="q"
          aria-label={label}
          aria-keyshortcuts="/"
          placeholder={hint}
          defaultValue={params.get("q") ?? ""}
          autoComplete="off"
          maxLength={100}
          className={cx(
            "peer block min-h-control w-full rounded-md border border-line bg-sunken px-8 text-body placeholder:text-ink-3",
            "hover:border-line-strong focus:bg-surface [&::-webkit-search-cancel-button]:hidden",
          )}
        />
        <kbd
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 rounded border border-line bg-surface px-1.5 text-small text-ink-3 peer-focus:hidden pointer-coarse:hidden"
        >
          /
        </kbd>
      </div>
    </Form>
  );
}
