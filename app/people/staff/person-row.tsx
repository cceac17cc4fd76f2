// One person in the manager's list, with what can be changed about them folded away.
import { ROLES } from "~/journey/permissions";
import { useWords } from "~/words";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { CheckboxCards } from "~/ui/form/choice-fields";
import { PostForm } from "~/ui/form/post-form";
import { Icon, type IconName } from "~/ui/icons";
import { Row, Stack } from "~/ui/layout";
import type { Person } from "./people.server";

export interface PersonRowProps {
  readonly person: Person;
  readonly itsMe: boolean;
  readonly byAdmin: boolean;
}

export function PersonRow({ person, itsMe, byAdmin }: PersonRowProps) {
  const t = useWords("staff");
  const locked = person.roles.includes("admin") && !byAdmin;
  const summary = (
    <span className="flex min-w-0 flex-1 flex-wrap items-baseline justify-between gap-x-4">
      <span className="min-w-0">
        <span className={person.active ? "font-medium" : "text-ink-3"}>{person.name}</span>
        {itsMe && <span className="text-ink-3"> · {t("people.you")}</span>}
        {!person.active && (
          <Badge icon="lock" className="ml-2">
            {t("people.inactive")}
          </Badge>
        )}
        <span className="block text-small break-all text-ink-3">{person.email}</span>
      </span>
      <span className="text-small text-ink-2">
        {person.roles.map((role) => t(`role.${role}`)).join(", ")}
      </span>
    </span>
  );
  if (locked)
    return <li className="flex min-h-row items-center border-line px-4 py-2 not-last:border-b">{summary}</li>;
  return (
    <li className="border-line not-last:border-b">
      <details className="group">
        <summary className="flex min-h-row list-none items-center gap-3 px-4 py-2 -outline-offset-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
          {summary}
          <Icon name="chevronDown" className="text-ink-3 group-open:rotate-180" />
        </summary>
        <Stack className="border-t border-line bg-canvas p-4">
          <RolesForm person={person} byAdmin={byAdmin} />
          <AccountForm person={person} itsMe={itsMe} />
        </Stack>
      </details>
    </li>
  );
}

function RolesForm({ person, byAdmin }: Omit<PersonRowProps, "itsMe">) {
  const t = useWords("staff");
  const id = `roles-${person.id}`;
  const field = {
    id,
    name: "roles",
    errorId: `${id}-error`,
    descriptionId: `${id}-hint`,
    defaultOptions: person.roles,
    key: person.roles.join(" "),
  };
  const roles = ROLES.filter((role) => byAdmin || role !== "admin");
  return (
    <PostForm preventScrollReset>
      <input type="hidden" name="staffId" value={person.id} />
      <Stack gap={3}>
        <CheckboxCards
          field={field}
          label={t("people.roles")}
          hint={t("people.leave")}
          columns={3}
          options={roles.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        <Row>
          <Button name="intent" value="roles">
            {t("people.save")}
          </Button>
        </Row>
      </Stack>
    </PostForm>
  );
}

function AccountForm({ person, itsMe }: Omit<PersonRowProps, "byAdmin">) {
  const t = useWords("staff");
  if (itsMe) return null;
  return (
    <PostForm preventScrollReset className="border-t border-line pt-2">
      <input type="hidden" name="staffId" value={person.id} />
      {person.active ? (
        <>
          <Deed
            intent="reset-password"
            icon="key"
            title={t("people.resetPassword")}
            hint={t("people.resetHint")}
          />
          <Deed
            intent="deactivate"
            icon="lock"
            title={t("people.deactivate")}
            hint={t("people.deactivateHint")}
          />
        </>
      ) : (
        <Deed intent="activate" icon="undo" title={t("people.activate")} />
      )}
    </PostForm>
  );
}

interface DeedProps {
  readonly intent: string;
  readonly icon: IconName;
  readonly title: string;
  readonly hint?: string;
}

/** A button with what it will do beside it. */
function Deed({ intent, icon, title, hint }: DeedProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1.5">
      <Button name="intent" value={intent} icon={icon}>
        {title}
      </Button>
      {hint !== undefined && <span className="min-w-56 flex-1 text-small text-ink-3">{hint}</span>}
    </div>
  );
}
