// Facts about one thing: name on the left, value on the right.
import type { ReactNode } from "react";

export interface KeyValue {
  readonly key: string;
  readonly name: ReactNode;
  readonly value: ReactNode;
}

export function KeyValueList({ items }: { readonly items: readonly KeyValue[] }) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,max-content)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
      {items.map((item) => (
        <div key={item.key} className="contents">
          <dt className="text-ink-3">{item.name}</dt>
          <dd className="min-w-0">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
