// One campaign: as a draft its preview and the button that sends it; afterwards what came of it.
import type { Route } from "./+types/campaign.route";
import { instant } from "~/journey/instant";
import { may } from "~/journey/permissions";
import { paths } from "~/paths";
import { requireActor } from "~/people/staff/actor.server";
import { formOf } from "~/platform/http/form-body";
import { Badge } from "~/ui/badge";
import { Button } from "~/ui/button";
import { PostForm } from "~/ui/form/post-form";
import { PageHeader, Stack } from "~/ui/layout";
import { Notice } from "~/ui/notice";
import { afterConflict } from "~/visits/after-conflict";
import { useWords } from "~/words";
import { askedPage } from "./asked-page";
import { answerCampaign } from "./campaign.action.server";
import { PreviewPanels } from "./preview-panels";
import { ResultPanels } from "./result-panels";
import { campaignPage } from "./view.server";

export async function loader({ request, params }: Route.LoaderArgs) {
  const actor = await requireActor(request, "campaign:read");
  const page = askedPage(new URL(request.url).searchParams);
  const mayWrite = may(actor.roles, "campaign:write");
  return { page, mayWrite, ...(await campaignPage(actor, params.campaignId, page, instant(new Date()))) };
}

export async function action({ request, params }: Route.ActionArgs) {
  const actor = await requireActor(request, "campaign:write");
  return answerCampaign(actor, params.campaignId, await formOf(request));
}

export const shouldRevalidate = afterConflict;

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.campaign.title ?? ""} · Bayline` },
];

export default function CampaignPage({ loaderData, actionData }: Route.ComponentProps) {
  const { campaign, preview, outcome, mayWrite, page } = loaderData;
  const t = useWords("campaigns");
  const { id, title, kind, standing } = campaign;
  const to = (number: number) => paths.campaign(id, number);
  return (
    <div className="mx-auto w-full max-w-5xl">
      <PageHeader
        title={title}
        beside={
          <Badge tone={standing === "running" ? "accent" : "neutral"}>{t(`standing.${standing}`)}</Badge>
        }
        below={t(`kind.${kind}`)}
        actions={mayWrite && <Deed standing={standing} />}
      />
      <Stack>
        {actionData && (
          <Notice tone="warning" live>
            {t(`conflict.${actionData.refused}`)}
          </Notice>
        )}
        {preview && (
          <PreviewPanels campaign={campaign} preview={preview} mayWrite={mayWrite} page={page} to={to} />
        )}
        {outcome && <ResultPanels campaign={campaign} outcome={outcome} page={page} to={to} />}
      </Stack>
    </div>
  );
}

/** What ends it: throwing the draft away, or stopping what runs. */
function Deed({ standing }: { readonly standing: string }) {
  const t = useWords("campaigns");
  if (standing !== "draft" && standing !== "running") return null;
  const deed = standing === "draft" ? "drop" : "stop";
  return (
    <PostForm>
      <Button name="deed" value={deed} {...(deed === "stop" ? { title: t("stopHint") } : {})}>
        {t(deed)}
      </Button>
    </PostForm>
  );
}
