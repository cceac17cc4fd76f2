// A paper as a page: the same parts in the same order as in the file, in the paper's own language.
import type { Paper, PaperBlock } from "../paper";
import { SheetDrawing } from "./sheet-drawing";
import { SheetFacts, SheetHeading } from "./sheet-parts";
import { SheetSignature } from "./sheet-signature";
import { SheetTable } from "./sheet-table";

/** A paper without what only a file has. */
export type SheetOfPaper = Omit<Paper, "pageOf">;

export function PaperSheet({ paper }: { readonly paper: SheetOfPaper }) {
  const { centre, car } = paper;
  return (
    <article
      lang={paper.language}
      className="flex min-w-0 flex-col gap-6 rounded-lg border border-line bg-surface p-4 text-ink sm:p-8 print:gap-3 print:border-0 print:p-0 print:text-[9.5pt] print:leading-snug"
    >
      <header className="flex flex-wrap items-start justify-between gap-4">
        <div className="min-w-0">
          <p className="font-semibold">{centre.name}</p>
          <p className="text-small text-ink-3">{centre.address}</p>
          <p className="text-small text-ink-3">{centre.phone}</p>
        </div>
        <h1 className="text-xl font-semibold">{paper.title}</h1>
      </header>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="rounded-md border-2 border-current px-3 py-1 font-mono text-lg font-bold">
          {car.plate}
        </span>
        <span className="min-w-0">{car.text}</span>
      </p>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2 print:grid-cols-2">
        {paper.facts.map(({ name, value }) => (
          <div key={name} className="min-w-0">
            <dt className="text-small text-ink-3">{name}</dt>
            <dd dir="auto" className="text-start">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      {paper.blocks.map((block, at) => (
        <Block key={`${block.kind} ${String(at)}`} block={block} />
      ))}
    </article>
  );
}

function Block({ block }: { readonly block: PaperBlock }) {
  switch (block.kind) {
    case "facts":
      return (
        <section>
          {block.title !== undefined && <SheetHeading>{block.title}</SheetHeading>}
          <SheetFacts facts={block.facts} />
        </section>
      );
    case "text":
      return (
        <section>
          <SheetHeading>{block.title}</SheetHeading>
          <p dir="auto" className="text-start whitespace-pre-line">
            {block.text}
          </p>
        </section>
      );
    case "notice":
      return (
        <section className="rounded-md border-2 border-line-strong bg-sunken px-4 py-2.5">
          <h2 className="font-semibold">{block.title}</h2>
          <p>{block.text}</p>
        </section>
      );
    case "table":
      return <SheetTable table={block} />;
    case "drawing":
      return <SheetDrawing drawing={block} />;
    case "signature":
      return <SheetSignature block={block} />;
    case "seal":
      return (
        <section className="print-together border-t border-line pt-2 text-small text-ink-3">
          <h2>{block.title}</h2>
          <p className="font-mono break-all">{block.hash}</p>
          <p>{block.text}</p>
        </section>
      );
    default:
      return block satisfies never;
  }
}
