// One's own sign-ins: on which devices, since when, and the way to end them; and one's password.
import { data, redirect } from "react-router";
import type { Route } from "./+types/devices.route";
import { paths } from "~/paths";
import { clientAddressContext } from "~/platform/http/client-address";
import { revokeSession, revokeSessionsOf, sessionsOf } from "~/platform/session.server";
import { db } from "~/platform/db/db.server";
import { formOf } from "~/platform/http/form-body";
import { useWords, words } from "~/words";
import { Badge } from "~/ui/badge";
import { Button, TextLink } from "~/ui/button";
import { useFormat } from "~/ui/centre-context";
import { errorCode } from "~/ui/form/error-codes";
import { parseForm } from "~/ui/form/parse-form";
import { PostForm } from "~/ui/form/post-form";
import { Narrow, PageHeader, Panel, Row, Stack } from "~/ui/layout";
import { requireSignedIn } from "./actor.server";
import { deviceName } from "./device-name";
import { changePassword } from "./password-change.server";
import { PasswordForm } from "./password-form";
import { ChangePassword } from "./password.schema";

export async function loader({ request }: Route.LoaderArgs) {
  const { actor, session } = await requireSignedIn(request);
  const sessions = await sessionsOf(actor.staffId, new Date());
  return {
    title: words(actor.language, "devices")("title"),
    devices: sessions.map(({ userAgent, ...known }) => ({
      ...known,
      name: deviceName(userAgent),
      here: known.id === session.id,
    })),
  };
}

export async function action({ request, context }: Route.ActionArgs) {
  const signedIn = await requireSignedIn(request);
  const { actor, session } = signedIn;
  const form = await formOf(request);
  const now = new Date();
  switch (form.get("intent")) {
    case "revoke":
      // Ended already, or never theirs: the list shows how things stand.
      await revokeSession(actor.staffId, textOf(form.get("id")), now);
      return redirect(paths.devices());
    case "revoke-others":
      await revokeSessionsOf(db(), actor.staffId, now, session.id);
      return redirect(paths.devices());
    case "password": {
      const parsed = parseForm(form, ChangePassword);
      const hideFields: ("present" | "next")[] = ["present", "next"];
      if (parsed.status !== "success") return data({ result: parsed.reply({ hideFields }) }, 400);
      const change = await changePassword(signedIn, parsed.value, context.get(clientAddressContext), now);
      if (change.outcome === "changed")
        return data({ result: parsed.reply({ resetForm: true }), changed: true });
      if (change.outcome === "wrong") {
        return data(
          { result: parsed.reply({ fieldErrors: { present: ["devices:password.wrong"] }, hideFields }) },
          400,
        );
      }
      const formErrors = [
        errorCode("staff:signIn.too-many", { count: Math.ceil(change.retryAfterSeconds / 60) }),
      ];
      return data({ result: parsed.reply({ formErrors, hideFields }) }, 429);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

function textOf(value: FormDataEntryValue | null): string {
  return typeof value === "string" ? value : "";
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function DevicesPage({ loaderData: { devices }, actionData }: Route.ComponentProps) {
  const t = useWords("devices");
  const f = useWords("feed");
  return (
    <Narrow>
      <PageHeader title={t("title")} />
      <Stack>
        <Panel padded={false}>
          <ul>
            {devices.map((device) => (
              <Device key={device.id} device={device} />
            ))}
          </ul>
        </Panel>
        {devices.length > 1 ? (
          <PostForm>
            <Button name="intent" value="revoke-others">
              {t("revokeOthers")}
            </Button>
          </PostForm>
        ) : (
          <p className="text-ink-3">{t("only")}</p>
        )}
        <p>
          <TextLink to={paths.ownCalendar()}>{f("title")}</TextLink>
        </p>
        <PasswordForm
          result={actionData?.result}
          changed={actionData !== undefined && "changed" in actionData}
        />
      </Stack>
    </Narrow>
  );
}

function Device({ device }: { readonly device: Route.ComponentProps["loaderData"]["devices"][number] }) {
  const t = useWords("devices");
  const f = useFormat();
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 border-line px-4 py-3 not-last:border-b">
      <div className="min-w-0">
        <Row>
          <span className="font-medium">{device.name ?? t("unknown")}</span>
          {device.here && <Badge>{t("here")}</Badge>}
        </Row>
        <p className="text-small text-ink-3">
          {t("since", { when: f.moment(device.createdAt) })},{" "}
          {t("lastSeen", { when: f.moment(device.lastSeenAt) })}
        </p>
      </div>
      {!device.here && (
        <PostForm>
          <input type="hidden" name="id" value={device.id} />
          <Button size="small" name="intent" value="revoke">
            {t("revoke")}
          </Button>
        </PostForm>
      )}
    </li>
  );
}
