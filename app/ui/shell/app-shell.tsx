// The frame around the staff's pages: header with the way around, bottom bar on a phone, the page between.
import type { ReactNode } from "react";
import { Link, NavLink } from "react-router";
import { cx } from "../cx";
import { Icon, type IconName } from "../icons";
import { closePanel, DropPanel, panelLine } from "./drop-panel";
import { SearchBox } from "./search-box";

export interface NavItem {
  readonly key: string;
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
  /** How many things wait there; nothing is said of none. */
  readonly count?: number;
  /** Marked only on this very page, not on those below it. */
  readonly end?: boolean;
}

export interface AppShellProps {
  readonly words: {
    readonly skip: string;
    readonly mainNavigation: string;
    readonly more: string;
    readonly search: string;
    readonly searchHint: string;
  };
  readonly nav: readonly NavItem[];
  /** Places that one goes to less often: always behind "more". */
  readonly apart: readonly NavItem[];
  /** Links that stand in the phone's bottom bar; at most five fit. */
  readonly bottomNav: readonly NavItem[];
  readonly centre: ReactNode;
  readonly account: ReactNode;
  /** The page's one next thing to start, such as a new request. */
  readonly start?: ReactNode;
  readonly searchAction: string;
  readonly children: ReactNode;
}

/** Places for which the header has room at 1280 pixels, in either language; at 1440 it holds all of every day. */
const ALWAYS_SHOWN = 5;

export function AppShell({
  words,
  nav,
  apart,
  bottomNav,
  centre,
  account,
  start,
  searchAction,
  children,
}: AppShellProps) {
  return (
    <>
      <a
        href="#content"
        className="sr-only rounded-md bg-surface px-3 py-2 shadow-over focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50"
      >
        {words.skip}
      </a>
      <header className="no-print sticky top-0 z-30 border-b border-line bg-surface">
        <div className="flex h-14 items-center gap-2 px-3 md:px-4">
          <div className="min-w-0 shrink">{centre}</div>
          <nav aria-label={words.mainNavigation} className="ml-1 hidden min-w-0 items-center gap-0.5 xl:flex">
            {nav.map((item, at) => (
              <TopLink
                key={item.key}
                item={item}
                className={at < ALWAYS_SHOWN ? "flex" : "hidden min-[90rem]:flex"}
              />
            ))}
            <More items={nav.slice(ALWAYS_SHOWN)} apart={apart} label={words.more} />
          </nav>
          <div className="flex-1" />
          <SearchBox
            action={searchAction}
            label={words.search}
            hint={words.searchHint}
            className="hidden w-40 shrink-0 xl:block min-[90rem]:w-64"
          />
          <Link
            to={searchAction}
            aria-label={words.search}
            className="grid size-9 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-hover xl:hidden pointer-coarse:size-11"
          >
            <Icon name="search" />
          </Link>
          {start !== undefined && <div className="hidden xl:block">{start}</div>}
          {account}
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full px-3 pt-4 pb-24 outline-none md:px-4 xl:pb-8"
      >
        {children}
      </main>
      <BottomBar items={bottomNav} label={words.mainNavigation} />
    </>
  );
}

const MORE = "more-panel";

/** What the header has no room for. */
function More({
  items,
  apart,
  label,
}: {
  readonly items: readonly NavItem[];
  readonly apart: readonly NavItem[];
  readonly label: string;
}) {
  if (items.length + apart.length === 0) return null;
  return (
    <div className={cx(apart.length === 0 && "min-[90rem]:hidden")}>
      <DropPanel
        id={MORE}
        side="button"
        buttonClassName="flex min-h-control items-center gap-1 px-2.5 whitespace-nowrap text-ink-2 hover:text-ink"
        button={
          <>
            {label}
            <Icon name="chevronDown" className="size-4" />
          </>
        }
      >
        {[...items, ...apart].map((item) => (
          <NavLink
            key={item.key}
            to={item.to}
            end={item.end ?? false}
            onClick={() => closePanel(MORE)}
            className={cx(panelLine, items.includes(item) && "min-[90rem]:hidden")}
          >
            <Icon name={item.icon} className="text-ink-3" />
            {item.label}
            <Count item={item} className="ml-auto" />
          </NavLink>
        ))}
      </DropPanel>
    </div>
  );
}

function TopLink({ item, className }: { readonly item: NavItem; readonly className: string }) {
  return (
    <NavLink
      to={item.to}
      end={item.end ?? false}
      prefetch="intent"
      className={({ isActive }) =>
        cx(
          "min-h-control items-center rounded-md px-2.5 whitespace-nowrap",
          isActive ? "bg-sunken font-medium text-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
          className,
        )
      }
    >
      {item.label}
      <Count item={item} className="ml-1.5" />
    </NavLink>
  );
}

function Count({ item: { count = 0 }, className }: { readonly item: NavItem; readonly className: string }) {
  if (count === 0) return null;
  return (
    <span className={cx("rounded-full bg-sunken px-1.5 text-small text-ink tabular-nums", className)}>
      {count}
    </span>
  );
}

function BottomBar({ items, label }: { readonly items: readonly NavItem[]; readonly label: string }) {
  return (
    <nav
      aria-label={label}
      className="no-print fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] xl:hidden"
    >
      <ul className="flex">
        {items.map((item) => (
          <li key={item.key} className="min-w-0 flex-1">
            <NavLink
              to={item.to}
              end={item.end ?? false}
              className={({ isActive }) =>
                cx(
                  "relative flex h-14 flex-col items-center justify-center gap-0.5 text-[0.6875rem] leading-tight tracking-tight md:text-small -outline-offset-2",
                  isActive ? "font-medium text-ink shadow-[inset_0_2px_0_var(--ink)]" : "text-ink-3",
                )
              }
            >
              <Icon name={item.icon} className="size-5" />
              <span className="max-w-full truncate">{item.label}</span>
              <Count item={item} className="absolute top-1 left-1/2 ml-1.5" />
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
