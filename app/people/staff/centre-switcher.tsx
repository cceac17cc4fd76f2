// The centre at which one works; a list of the others for people who have several.
import { paths } from "~/paths";
import { useWords } from "~/words";
import { PostForm } from "~/ui/form/post-form";
import { Icon } from "~/ui/icons";
import { closePanel, DropPanel, panelLine } from "~/ui/shell/drop-panel";

export interface CentreSwitcherProps {
  readonly centre: { readonly id: string; readonly name: string };
  readonly centres: readonly { readonly id: string; readonly name: string }[];
}

const PANEL = "centre-panel";

export function CentreSwitcher({ centre, centres }: CentreSwitcherProps) {
  const t = useWords("shell");
  if (centres.length < 2) return <p className="truncate px-1.5 font-semibold">{centre.name}</p>;
  return (
    <DropPanel
      id={PANEL}
      label={t("centre")}
      side="left"
      buttonClassName="flex min-h-control min-w-0 max-w-full items-center gap-1.5 px-1.5 font-semibold"
      button={
        <>
          <span className="truncate">{centre.name}</span>
          <Icon name="chevronDown" className="text-ink-3" />
        </>
      }
    >
      <PostForm action={paths.switchCentre()} onSubmit={() => closePanel(PANEL)}>
        {centres.map(({ id, name }) => (
          <button
            key={id}
            name="centreId"
            value={id}
            className={panelLine}
            aria-current={id === centre.id || undefined}
          >
            <span className="min-w-0 flex-1">{name}</span>
            {id === centre.id && <Icon name="check" className="text-ink-3" />}
          </button>
        ))}
      </PostForm>
    </DropPanel>
  );
}
