// A page that says what happened and shows a way out; never what the machine said about it.
import type { ReactNode } from "react";

export interface ErrorPageProps {
  readonly status: number;
  readonly title: ReactNode;
  readonly text: ReactNode;
  readonly actions: ReactNode;
  /** Within a page that has its `main` already. */
  readonly inFrame?: boolean;
}

export function ErrorPage({ status, title, text, actions, inFrame = false }: ErrorPageProps) {
  const Element = inFrame ? "div" : "main";
  return (
    <Element
      {...(inFrame ? {} : { id: "content" })}
      className="mx-auto flex min-h-[70dvh] w-full max-w-lg flex-col justify-center gap-2 px-4 py-12"
    >
      <p className="text-small font-medium text-ink-3">{status}</p>
      <h1 className="text-xl leading-tight font-semibold tracking-tight">{title}</h1>
      <p className="text-ink-2">{text}</p>
      <div className="mt-3 flex flex-wrap gap-2">{actions}</div>
    </Element>
  );
}
