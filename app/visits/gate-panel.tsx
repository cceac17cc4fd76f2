// The gate of the present stage: what is there, what is missing and who can supply it, and the way on.
import type { Role } from "~/journey/permissions";
import { paths } from "~/paths";
import { Button } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { Checklist, type ChecklistItem } from "~/ui/checklist";
import { Disclosure } from "~/ui/disclosure";
import { Panel, Stack } from "~/ui/layout";
import { useLanguage, useWords } from "~/words";
import type { Frame } from "./frame.server";
import { CancelForm, OverrideForm } from "./gate-forms";
import { crossIntent, tickIntent } from "./gate-intents";
import { crossText, inLanguage } from "./journey-text";
import { OneTap } from "./stage-form";

type Gate = NonNullable<Frame["gate"]>;

export interface GatePanelProps extends Pick<Frame, "id" | "names"> {
  readonly gate: Gate;
  readonly submissionId: string;
  /** The intent of the form that was refused, which stands open. */
  readonly opened?: string | undefined;
}

export function GatePanel(props: GatePanelProps) {
  const { gate } = props;
  const t = useWords("visit");
  const journey = useWords("journey");
  const title =
    gate.to === "closed" ? t("gate.last") : t("gate.title", { stage: journey(`stage.${gate.stage}`) });
  return (
    <Panel title={title} id="gate">
      <Stack gap={3}>
        <p className={gate.missing === 0 ? "text-ink-2" : "font-medium"}>
          {gate.missing === 0 ? t("gate.open") : t("gate.missing", { count: gate.missing })}
        </p>
        <Conditions {...props} />
        <Crossing {...props} />
        {gate.missing > 0 && gate.mayOverride && (
          <Disclosure title={t("override.title")} open={props.opened === "override"}>
            <OverrideForm visitId={props.id} from={gate.stage} submissionId={props.submissionId} />
          </Disclosure>
        )}
        {gate.mayCancel && (
          <Disclosure title={t("cancel.title")} open={props.opened === "cancel"}>
            <CancelForm visitId={props.id} submissionId={props.submissionId} />
          </Disclosure>
        )}
      </Stack>
    </Panel>
  );
}

/** "service advisor, manager". */
function useRoles(): (roles: readonly Role[]) => string {
  const t = useWords("visit");
  return (roles) => roles.map((role) => t(`role.${role}`)).join(", ");
}

function Conditions({ id, gate, names, submissionId }: GatePanelProps) {
  const t = useWords("visit");
  const journey = useWords("journey");
  const rolesText = useRoles();
  const item = useItem({ id, gate, names, submissionId });
  const conditions = gate.conditions.map(({ id: key, met, roles }): ChecklistItem => {
    const text = isRule(key) ? journey(`requirement.${key}`) : key;
    return { key, done: met, text, ...(met ? {} : { note: t("gate.who", { roles: rolesText(roles) }) }) };
  });
  return <Checklist items={[...gate.items.map(item), ...conditions]} label={t("gate.gateLabel")} />;
}

function isRule<Id extends string>(id: Id): id is Exclude<Id, `check:${string}`> {
  return !id.startsWith("check:");
}

/** An item of the centre's own checklist, with the button that ticks it. */
function useItem({ id, gate, names, submissionId }: GatePanelProps) {
  const t = useWords("visit");
  const language = useLanguage();
  const format = useFormat();
  const rolesText = useRoles();
  return (item: Gate["items"][number]): ChecklistItem => {
    const text = inLanguage(item.title, language) ?? item.id;
    const { ticked } = item;
    if (ticked) {
      const by = ticked.by.kind === "staff" ? names[ticked.by.id] : undefined;
      return {
        key: item.id,
        done: true,
        text,
        note: [by, format.moment(ticked.at)].filter(Boolean).join(", "),
      };
    }
    const notes = [
      ...(item.required ? [] : [t("gate.optional")]),
      ...(gate.mayTick ? [] : [t("gate.who", { roles: rolesText(gate.tickRoles) })]),
    ];
    const action = gate.mayTick && (
      <OneTap
        intent={tickIntent(gate.stage)}
        submissionId={submissionId}
        action={paths.gate(id)}
        fields={{ item: item.id }}
        className="shrink-0"
      >
        <Button size="small" aria-label={t("gate.tickItem", { item: text })}>
          {t("gate.tick")}
        </Button>
      </OneTap>
    );
    const note = notes.length === 0 ? {} : { note: notes.join(" · ") };
    return { key: item.id, done: false, text, ...note, ...(action ? { action } : {}) };
  };
}

function Crossing({ id, gate, submissionId }: GatePanelProps) {
  const t = useWords("visit");
  const journey = useWords("journey");
  const rolesText = useRoles();
  if (!gate.mayCross) {
    return <p className="text-ink-3">{t("gate.mayLeave", { roles: rolesText(gate.crossRoles) })}</p>;
  }
  const text = crossText(t, journey, gate.stage, gate.to);
  return (
    <OneTap intent={crossIntent(gate.stage)} submissionId={submissionId} action={paths.gate(id)}>
      <Button kind={gate.missing === 0 ? "primary" : "secondary"} icon="arrowRight" wide>
        {text}
      </Button>
    </OneTap>
  );
}
