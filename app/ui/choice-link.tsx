// One of some ways to look at a list, as a link: the choice stands in the address, which can be kept and sent.
import type { ReactNode } from "react";
import { LinkButton } from "./button";

export interface ChoiceLinkProps {
  readonly to: string;
  /** It is what the page shows. */
  readonly here: boolean;
  readonly children: ReactNode;
}

export function ChoiceLink({ to, here, children }: ChoiceLinkProps) {
  return (
    <LinkButton
      to={to}
      size="small"
      aria-current={here ? "true" : undefined}
      className="aria-current:border-accent aria-current:bg-accent-soft"
    >
      {children}
    </LinkButton>
  );
}
