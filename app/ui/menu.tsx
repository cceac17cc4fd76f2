// A list of things to do or places to go, behind one button.
import type { ReactNode } from "react";
import {
  Button as AriaButton,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
} from "react-aria-components";
import { buttonLook, type ButtonKind, type ButtonSize } from "./button";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

export interface TriggerButtonProps {
  readonly kind?: ButtonKind;
  readonly size?: ButtonSize;
  readonly icon?: IconName;
  readonly label?: string;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A button that opens a Menu or a Dialog. Alone with an icon it needs `label`. */
export function TriggerButton({
  kind = "secondary",
  size = "normal",
  icon,
  label,
  className,
  children,
}: TriggerButtonProps) {
  return (
    <AriaButton
      {...(label === undefined ? {} : { "aria-label": label })}
      className={cx(buttonLook(kind, size), className)}
    >
      {icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  );
}

export type MenuEntry =
  | { readonly kind: "separator"; readonly key: string }
  | {
      readonly kind?: "item";
      readonly key: string;
      readonly label: string;
      readonly icon?: IconName;
      /** A place to go. */
      readonly href?: string;
      /** Something to do. */
      readonly onAction?: () => void;
      /** The present choice among several. */
      readonly current?: boolean;
      readonly danger?: boolean;
    };

export interface MenuProps {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly entries: readonly MenuEntry[];
}

export function Menu({ label, trigger, entries }: MenuProps) {
  return (
    <MenuTrigger>
      {trigger}
      <Popover
        placement="bottom end"
        className="min-w-52 rounded-lg border border-line bg-surface p-1 shadow-over"
      >
        <AriaMenu aria-label={label} className="outline-none">
          {entries.map((entry) =>
            entry.kind === "separator" ? (
              <Separator key={entry.key} className="my-1 border-t border-line" />
            ) : (
              <Item key={entry.key} entry={entry} />
            ),
          )}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}

function Item({ entry }: { readonly entry: Exclude<MenuEntry, { kind: "separator" }> }) {
  const { href, onAction } = entry;
  return (
    <MenuItem
      id={entry.key}
      textValue={entry.label}
      {...(href === undefined ? {} : { href })}
      {...(onAction ? { onAction } : {})}
      {...(entry.current ? { "aria-current": true } : {})}
      className={cx(
        "flex min-h-control cursor-pointer items-center gap-2 rounded-md px-2.5 text-body no-underline outline-none data-focused:bg-hover",
        entry.danger ? "text-danger-ink" : "text-ink",
      )}
    >
      {entry.icon ? <Icon name={entry.icon} className="text-ink-3" /> : null}
      <span className="flex-1">{entry.label}</span>
      {entry.current && <Icon name="check" className="text-ink-3" />}
    </MenuItem>
  );
}
