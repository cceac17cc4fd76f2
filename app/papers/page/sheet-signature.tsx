// The signature on a paper as a page: as it was drawn, or the line to sign on.
import type { SignatureBlock } from "../paper";
import { SheetFacts, SheetHeading } from "./sheet-parts";

export function SheetSignature({ block }: { readonly block: SignatureBlock }) {
  const { strokes, emptyLine } = block;
  return (
    <section className="print-together">
      <SheetHeading>{block.title}</SheetHeading>
      <SheetFacts facts={block.facts} />
      {strokes && (
        <svg
          viewBox={`0 0 ${String(strokes.width)} ${String(strokes.height)}`}
          role="img"
          aria-label={block.alt}
          className="mt-2 w-full max-w-xs print:max-w-56 border-b border-line-strong"
        >
          <path
            d={strokes.path}
            fill="none"
            stroke="currentColor"
            strokeWidth="6"
            strokeLinecap="round"
            strokeLinejoin="round"
          />
        </svg>
      )}
      {emptyLine !== undefined && (
        <p className="mt-10 max-w-md border-t border-line-strong pt-1 text-small text-ink-3">{emptyLine}</p>
      )}
    </section>
  );
}
