// Buttons and links that look like them. Primary is for the next action only: one on a page.
import { useState, type ComponentProps, type ReactNode } from "react";
import { Link, useFormAction, useNavigation } from "react-router";
import { cx } from "./cx";
import { Icon, type IconName } from "./icons";

export type ButtonKind = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "normal" | "small" | "large";

const KINDS = {
  primary: "border-transparent bg-accent text-on-accent hover:bg-accent-hover",
  secondary: "border-line-strong/60 bg-surface text-ink hover:bg-hover",
  quiet: "border-transparent text-ink-2 hover:bg-hover hover:text-ink",
  danger: "border-transparent bg-danger text-on-danger hover:bg-danger-hover",
} as const satisfies Record<ButtonKind, string>;

const SIZES = {
  normal: "min-h-control px-3 text-body",
  small: "min-h-7 px-2 text-small pointer-coarse:min-h-11",
  large: "min-h-12 px-5 text-[1.0625rem]",
} as const satisfies Record<ButtonSize, string>;

/** The look alone, for an element that is neither Button nor LinkButton. */
export function buttonLook(kind: ButtonKind, size: ButtonSize = "normal", wide = false): string {
  return cx(
    "relative inline-flex items-center justify-center gap-1.5 rounded-md border font-medium no-underline select-none",
    "transition-colors duration-75 aria-disabled:opacity-60",
    wide && "w-full",
    KINDS[kind],
    SIZES[size],
  );
}

interface Look {
  readonly kind?: ButtonKind;
  readonly size?: ButtonSize;
  readonly wide?: boolean;
  readonly icon?: IconName;
  readonly children?: ReactNode;
}

export interface ButtonProps extends Look, Omit<ComponentProps<"button">, "style" | "children"> {
  /** Overrides what the navigation says, for buttons of a fetcher's form. */
  readonly pending?: boolean;
}

/**
 * A button; a submit button unless `type` says otherwise. While its form is under way it keeps its size, ignores further
 * clicks and, after 300 ms, shows a spinner. An icon-only button needs `aria-label`.
 */
export function Button(props: ButtonProps) {
  const {
    kind = "secondary",
    size = "normal",
    wide = false,
    icon,
    children,
    pending,
    type = "submit",
    className,
    onClick,
    ...rest
  } = props;
  const [own, press] = usePressedPending();
  const busy = pending ?? (type === "submit" && own);
  return (
    <button
      {...rest}
      type={type}
      className={cx(buttonLook(kind, size, wide), className)}
      aria-disabled={busy || rest.disabled ? true : undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (busy) {
          event.preventDefault();
          return;
        }
        press(event.currentTarget);
        onClick?.(event);
      }}
    >
      <ButtonContent icon={icon} busy={busy}>
        {children}
      </ButtonContent>
    </button>
  );
}

function ButtonContent({
  icon,
  busy,
  children,
}: {
  readonly icon: IconName | undefined;
  readonly busy: boolean;
  readonly children: ReactNode;
}) {
  return (
    <>
      {icon && <Icon name={icon} />}
      {children}
      {busy && (
        <span className="appear-late absolute inset-0 grid place-items-center rounded-md bg-inherit">
          <span className="size-4 animate-spin rounded-full border-2 border-current border-r-transparent" />
        </span>
      )}
    </>
  );
}

/** Pending only for the button that was pressed: its form's address and its own name and value are under way. */
function usePressedPending(): [boolean, (button: HTMLButtonElement) => void] {
  const navigation = useNavigation();
  const pageAction = useFormAction();
  const [pressed, setPressed] = useState<{ action: string; name: string; value: string; seen: boolean }>();
  const underWay =
    pressed !== undefined &&
    navigation.formData !== undefined &&
    navigation.formAction !== undefined &&
    pathOf(navigation.formAction) === pathOf(pressed.action) &&
    (pressed.name === "" || navigation.formData.get(pressed.name) === pressed.value);
  if (underWay && !pressed.seen) setPressed({ ...pressed, seen: true });
  if (!underWay && pressed?.seen) setPressed(undefined);
  const press = (button: HTMLButtonElement) => {
    if (button.type !== "submit" || !button.form) return;
    const action = button.form.getAttribute("action") ?? pageAction;
    setPressed({ action, name: button.name, value: button.value, seen: false });
  };
  return [underWay, press];
}

function pathOf(action: string): string {
  return new URL(action, "http://page").pathname;
}

export interface LinkButtonProps extends Look, Omit<ComponentProps<typeof Link>, "style" | "children"> {}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({
  kind = "secondary",
  size = "normal",
  wide = false,
  icon,
  children,
  className,
  ...rest
}: LinkButtonProps) {
  return (
    <Link {...rest} className={cx(buttonLook(kind, size, wide), className)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

/** A link within text. */
export function TextLink({ className, ...rest }: Omit<ComponentProps<typeof Link>, "style">) {
  return (
    <Link
      {...rest}
      className={cx(
        "text-accent-ink underline decoration-1 underline-offset-2 hover:decoration-2",
        className,
      )}
    />
  );
}
