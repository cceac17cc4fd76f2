// One's own corner: language, theme, devices, keys, signing out.
import { Link } from "react-router";
import type { Role } from "~/journey/permissions";
import { paths } from "~/paths";
import { LANGUAGES } from "~/journey/permissions";
import { useWords } from "~/words";
import { PostForm } from "~/ui/form/post-form";
import { Icon } from "~/ui/icons";
import type { NavItem } from "~/ui/shell/app-shell";
import { closePanel, DropPanel, panelLine } from "~/ui/shell/drop-panel";
import { OPEN_KEYS } from "~/ui/shell/keyboard";
import { THEMES, type Theme } from "~/ui/theme";
import { PreferenceForm } from "./preference-form";

export interface AccountPanelProps {
  readonly name: string;
  readonly roles: readonly Role[];
  readonly language: "en" | "ru";
  readonly theme: Theme;
  /** What a phone's bottom bar has no room for. */
  readonly places: readonly NavItem[];
}

const PANEL = "account-panel";

export function AccountPanel({ name, roles, language, theme, places }: AccountPanelProps) {
  const t = useWords("shell");
  const staff = useWords("staff");
  return (
    <DropPanel
      id={PANEL}
      label={t("account", { name })}
      side="right"
      buttonClassName="grid size-9 shrink-0 place-items-center pointer-coarse:size-11"
      button={
        <span className="grid size-7 place-items-center rounded-full bg-sunken text-[0.75rem] font-semibold text-ink-2">
          {initials(name)}
        </span>
      }
    >
      <div className="px-2.5 pt-1.5 pb-2">
        <p className="font-semibold">{name}</p>
        <p className="text-small text-ink-3">{roles.map((role) => staff(`role.${role}`)).join(", ")}</p>
      </div>
      {places.length > 0 && (
        <nav aria-label={t("morePlaces")} className="mb-1 border-y border-line py-1 xl:hidden">
          {places.map(({ key, to, icon, label }) => (
            <Link key={key} to={to} className={panelLine} onClick={() => closePanel(PANEL)}>
              <Icon name={icon} className="text-ink-3" />
              {label}
            </Link>
          ))}
        </nav>
      )}
      <Choices title={t("language")}>
        {LANGUAGES.map((value) => (
          <PreferenceForm key={value} name="language" value={value} current={value === language}>
            {t(value === "en" ? "english" : "russian")}
          </PreferenceForm>
        ))}
      </Choices>
      <Choices title={t("theme")}>
        {THEMES.map((value) => (
          <PreferenceForm key={value} name="theme" value={value} current={value === theme}>
            {t(value)}
          </PreferenceForm>
        ))}
      </Choices>
      <div className="mt-1 border-t border-line pt-1">
        <Link to={paths.devices()} className={panelLine} onClick={() => closePanel(PANEL)}>
          <Icon name="lock" className="text-ink-3" />
          {t("devices")}
        </Link>
        <button type="button" className={`${panelLine} hidden md:flex`} onClick={openKeys}>
          <Icon name="keyboard" className="text-ink-3" />
          {t("keys")}
        </button>
        <PostForm action={paths.signOut()}>
          <button className={panelLine}>
            <Icon name="exit" className="text-ink-3" />
            {t("signOut")}
          </button>
        </PostForm>
      </div>
    </DropPanel>
  );
}

function Choices({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div role="group" aria-label={title} className="px-2.5 py-1.5">
      <p aria-hidden="true" className="pb-1 text-small text-ink-3">
        {title}
      </p>
      <div className="flex flex-wrap gap-1">{children}</div>
    </div>
  );
}

function openKeys(): void {
  closePanel(PANEL);
  window.dispatchEvent(new Event(OPEN_KEYS));
}

/** "Anna Kelly" -> AK. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => word?.charAt(0) ?? "")
    .join("")
    .toUpperCase();
}
