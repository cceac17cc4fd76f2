// Our own few icons: 16 px grid, one stroke, the colour of the text beside them. Decoration unless `label` is given.
import type { ReactNode } from "react";
import { cx } from "./cx";

const SHAPES = {
  alert: <path d="M8 2.5 14.5 13.5h-13zM8 6.5v3.2M8 11.6v.1" />,
  arrowLeft: <path d="M13 8H3m0 0 4-4M3 8l4 4" />,
  arrowRight: <path d="M3 8h10m0 0L9 4m4 4L9 12" />,
  bay: <path d="M2 13.5v-8l6-3 6 3v8M4.5 13.5V8h7v5.5M4.5 10.5h7" />,
  bell: <path d="M4 11.5V7a4 4 0 0 1 8 0v4.5l1 1H3zM6.5 14h3" />,
  board: <path d="M2.5 3h3v10h-3zM6.7 3h3v7h-3zM10.8 3h2.7v4.5h-2.7z" />,
  box: <path d="M2.5 5 8 2.2 13.5 5v6L8 13.8 2.5 11zM2.5 5 8 7.8 13.5 5M8 7.8v6" />,
  calendar: <path d="M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3" />,
  camera: <path d="M2 5h3l1-1.8h4L11 5h3v8H2zM8 11a2.3 2.3 0 1 0 0-4.6A2.3 2.3 0 0 0 8 11z" />,
  car: <path d="M2 11V8.3L3.8 4h8.4L14 8.3V11zM2.3 8h11.4M3.5 11v1.8M12.5 11v1.8M4.6 9.6h.1M11.3 9.6h.1" />,
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  chevronDown: <path d="m4 6.2 4 4 4-4" />,
  chevronRight: <path d="m6.2 4 4 4-4 4" />,
  circle: <path d="M8 13.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z" />,
  clock: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.3 1.4" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  copy: <path d="M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3" />,
  document: <path d="M4 2h5l3.2 3.2V14H4zM9 2v3.2h3.2M6.2 8.3h3.8M6.2 10.8h3.8" />,
  dots: <path d="M3.5 8h.1M8 8h.1M12.5 8h.1" strokeWidth="2.2" />,
  edit: <path d="m3 13 .7-3L10.8 3l2.3 2.3-7 7zM9.4 4.4l2.3 2.3" />,
  exit: <path d="M6.5 2.5h-4v11h4M6 8h7.5m0 0-3-3m3 3-3 3" />,
  globe: (
    <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c-4.6 3.6-4.6 8.4 0 12 4.6-3.6 4.6-8.4 0-12z" />
  ),
  info: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.4V11M8 5v.1" />,
  key: <path d="M5.5 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM7.6 7.9 13 2.5M11 4.5l1.8 1.8" />,
  keyboard: <path d="M1.5 4h13v8h-13zM4 6.5h.1M6.6 6.5h.1M9.2 6.5h.1M12 6.5h.1M4.5 9.5h7" />,
  list: <path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4h.1M2.5 8h.1M2.5 12h.1" />,
  lock: <path d="M3.5 7.2h9v6.3h-9zM5.5 7.2V5a2.5 2.5 0 0 1 5 0v2.2" />,
  mail: <path d="M2 3.5h12v9H2zM2 4.5l6 4.3 6-4.3" />,
  menu: <path d="M2.5 4.5h11M2.5 8h11M2.5 11.5h11" />,
  minus: <path d="M3.5 8h9" />,
  money: <path d="M1.5 4h13v8h-13zM8 9.8a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM4 8h.1M12 8h.1" />,
  moon: <path d="M13 9.7A5.6 5.6 0 0 1 6.3 3a5.6 5.6 0 1 0 6.7 6.7z" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  people: (
    <path d="M6 7.5a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6zM1.8 13.2c0-2.5 1.8-4 4.2-4s4.2 1.5 4.2 4M10.5 7.3a2 2 0 1 0-.4-4M11.6 9.3c1.6.4 2.6 1.8 2.6 3.9" />
  ),
  person: <path d="M8 7.5A2.5 2.5 0 1 0 8 2.5a2.5 2.5 0 0 0 0 5zM3 13.5c0-2.7 2-4.3 5-4.3s5 1.6 5 4.3" />,
  phone: <path d="M3 2.5h3l1 3.2-1.7 1.2a8 8 0 0 0 3.8 3.8l1.2-1.7 3.2 1v3c-6 .6-11.1-4.5-10.5-10.5z" />,
  play: <path d="M5 3.2 12.5 8 5 12.8z" />,
  plus: <path d="M8 3v10M3 8h10" />,
  print: <path d="M4.5 6V2.5h7V6M4.5 11.5h-2.5V6h12v5.5h-2.5M4.5 9.5h7v4h-7z" />,
  question: (
    <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM6.2 6.4C6.3 5.3 7 4.7 8 4.7s1.8.7 1.8 1.6c0 1.3-1.7 1.5-1.7 2.7M8 11.2v.1" />
  ),
  refresh: <path d="M13.5 8a5.5 5.5 0 1 1-1.6-3.9M13.5 2v2.8h-2.8" />,
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3 14 14" />,
  settings: (
    <path d="M2.5 4.5h6M11.5 4.5h2M2.5 11.5h2M7.5 11.5h6M10 6a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM6 13a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3z" />
  ),
  shield: <path d="M8 2 13 4v4c0 3-2 5-5 6-3-1-5-3-5-6V4z" />,
  signpost: <path d="M8 2v12M3 3.5h8l2 2-2 2H3zM8 9.5H5l-1.5 1.5L5 12.5h3" />,
  star: <path d="m8 2.3 1.8 3.6 4 .6-2.9 2.8.7 4L8 11.4l-3.6 1.9.7-4L2.2 6.5l4-.6z" />,
  stop: <path d="M4 4h8v8H4z" />,
  sun: (
    <path d="M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 1.5v1.3M8 13.2v1.3M1.5 8h1.3M13.2 8h1.3M3.4 3.4l.9.9M11.7 11.7l.9.9M12.6 3.4l-.9.9M4.3 11.7l-.9.9" />
  ),
  swap: <path d="M3 5.5h9.5m0 0L10 3m2.5 2.5L10 8M13 10.5H3.5m0 0L6 8m-2.5 2.5L6 13" />,
  undo: <path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M3 6.5l3-3M3 6.5l3 3" />,
  wrench: (
    <path d="M13.4 4.7 11 7 9 5l2.3-2.4a3.7 3.7 0 0 0-4.7 4.7L2.3 11.6a1.5 1.5 0 0 0 2.1 2.1l4.3-4.3a3.7 3.7 0 0 0 4.7-4.7z" />
  ),
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

export interface IconProps {
  readonly name: IconName;
  /** Spoken name when the icon stands alone. Without it the icon is hidden from assistive technology. */
  readonly label?: string | undefined;
  readonly className?: string | undefined;
}

export function Icon({ name, label, className }: IconProps) {
  return (
    <svg
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cx("inline-block shrink-0", !className?.includes("size-") && "size-[1.15em]", className)}
      {...(label === undefined ? { "aria-hidden": true } : { role: "img", "aria-label": label })}
    >
      {SHAPES[name]}
    </svg>
  );
}
