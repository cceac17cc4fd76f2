// What several parts of a paper are made of as a page.
import type { PaperFact } from "../paper";

export function SheetHeading({ children }: { readonly children: string }) {
  return <h2 className="mb-1.5 font-semibold print:mb-1 print:break-after-avoid">{children}</h2>;
}

export function SheetFacts({ facts }: { readonly facts: readonly PaperFact[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 print:gap-y-0 sm:grid-cols-[minmax(6rem,11rem)_1fr]">
      {facts.map(({ name, value }) => (
        <div key={name} className="sm:contents">
          <dt className="text-small text-ink-3">{name}</dt>
          <dd className="min-w-0 wrap-anywhere whitespace-pre-line">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
