// The page around everything that a customer opens: one column, the centre at the top and at the bottom.
import type { ReactNode } from "react";
import { CentreContext } from "~/ui/centre-context";
import { Plate } from "~/ui/plate";
import { useWords } from "~/words";
import type { PageBehind } from "./view.server";

export type Frame = PageBehind["frame"];

interface Reachable {
  readonly name: string;
  readonly address?: string;
  readonly phone: string;
}

export function Phone({ number }: { readonly number: string }) {
  return (
    <a
      href={`tel:${number.replace(/[^+\d]/g, "")}`}
      className="inline-flex min-h-11 items-center font-medium text-accent-ink underline underline-offset-2"
    >
      {number}
    </a>
  );
}

/** Whose page it is, and where to call. */
export function Centre({ centre }: { readonly centre: Reachable }) {
  return (
    <>
      <p className="font-semibold">{centre.name}</p>
      {centre.address !== undefined && <p className="text-small text-ink-3">{centre.address}</p>}
      <p>
        <Phone number={centre.phone} />
      </p>
    </>
  );
}

/** Everything in one column, narrow enough to read. */
export function Column({ children }: { readonly children: ReactNode }) {
  return <div className="mx-auto w-full max-w-xl px-[min(1rem,5vw)] py-5">{children}</div>;
}

export function CustomerFrame({ frame, children }: { readonly frame: Frame; readonly children: ReactNode }) {
  const t = useWords("customer");
  const { centre, vehicle, number, settings } = frame;
  return (
    <CentreContext value={settings}>
      <Column>
        <header className="flex flex-col gap-4">
          <div>
            <Centre centre={centre} />
          </div>
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <Plate plate={vehicle.plate} />
            <span className="min-w-0">
              {vehicle.make} {vehicle.model}
            </span>
            <span className="text-small text-ink-3">{t("visit", { number })}</span>
          </p>
        </header>
        <main id="content" className="flex flex-col gap-5 py-5">
          {children}
        </main>
        <footer className="border-t border-line pt-4">
          <p className="text-ink-2">{t("contact")}</p>
          <Centre centre={centre} />
        </footer>
      </Column>
    </CentreContext>
  );
}

/** The question of the page. */
export function Heading({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="flex flex-col gap-2">
      <h1 className="text-2xl leading-tight font-semibold tracking-tight hyphens-auto">{title}</h1>
      {children !== undefined && <p className="text-ink-2">{children}</p>}
    </div>
  );
}

export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-[min(1rem,4vw)]">
      <h2 className="font-semibold hyphens-auto">{title}</h2>
      {children}
    </section>
  );
}
