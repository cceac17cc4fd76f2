// The first-run page: open only while nobody works here at all.
import { getFormProps } from "@conform-to/react";
import { data, redirect } from "react-router";
import type { Route } from "./+types/setup.route";
import { paths } from "~/paths";
import { openSession } from "~/platform/session.server";
import { formOf } from "~/platform/http/form-body";
import { useWords, words } from "~/words";
import { Button } from "~/ui/button";
import { Stack } from "~/ui/layout";
import { ErrorSummary } from "~/ui/form/error-summary";
import { parseForm } from "~/ui/form/parse-form";
import { PostForm } from "~/ui/form/post-form";
import { useZodForm } from "~/ui/form/use-zod-form";
import { staffLinks } from "~/ui/staff-styles";
import { parsePhone } from "../phone";
import { OutsideFrame } from "./outside-frame";
import { languageCookie } from "./preferences.server";
import { readerOf } from "./reader.server";
import { CentreFields, ManagerFields, summaryFields } from "./setup-fields";
import { Setup } from "./setup.schema";
import { setUp } from "./setup.server";
import { anyStaff } from "./sign-in.server";

export async function loader({ request }: Route.LoaderArgs) {
  if (await anyStaff()) throw redirect(paths.signIn());
  const { language } = await readerOf(request);
  return {
    language,
    title: words(language, "setup")("title"),
    timeZones: Intl.supportedValuesOf("timeZone").filter((zone) => zone.includes("/")),
  };
}

export async function action({ request }: Route.ActionArgs) {
  // Who has set Bayline up already learns nothing more here.
  if (await anyStaff()) throw redirect(paths.signIn());
  const form = parseForm(await formOf(request), Setup);
  if (form.status !== "success") return data(form.reply({ hideFields: ["password"] }), 400);
  const phone = parsePhone(form.value.phone);
  if (phone === undefined) {
    return data(form.reply({ fieldErrors: { phone: ["not-a-phone"] }, hideFields: ["password"] }), 400);
  }
  const made = await setUp(form.value, phone);
  if (!made) return data(form.reply({ formErrors: ["setup:done"], hideFields: ["password"] }), 409);
  const userAgent = request.headers.get("User-Agent") ?? "";
  const cookie = await openSession(request, { ...made, userAgent }, new Date());
  throw redirect(paths.board(), {
    headers: [
      ["Set-Cookie", cookie],
      ["Set-Cookie", languageCookie(form.value.language)],
    ],
  });
}

export const links = staffLinks;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.title ?? ""} · Bayline` },
];

export default function SetupPage({ loaderData, actionData }: Route.ComponentProps) {
  const t = useWords("setup");
  const { language, timeZones } = loaderData;
  const russian = language === "ru";
  const [form, fields] = useZodForm({
    id: "setup",
    schema: Setup,
    lastResult: actionData,
    defaultValue: {
      language,
      currency: russian ? "RUB" : "EUR",
      timeZone: russian ? "Europe/Moscow" : "Europe/Dublin",
      distanceUnit: "km",
    },
  });
  return (
    <OutsideFrame title={t("title")} wide>
      <p className="-mt-2 pb-4 text-ink-2">{t("intro")}</p>
      <PostForm {...getFormProps(form)}>
        <Stack gap={6}>
          <ErrorSummary form={form} fields={summaryFields(fields, t)} />
          <CentreFields fields={fields} timeZones={timeZones} />
          <ManagerFields fields={fields} />
          <p className="text-small text-ink-3">{t("start")}</p>
          <Button kind="primary" wide>
            {t("submit")}
          </Button>
        </Stack>
      </PostForm>
    </OutsideFrame>
  );
}
