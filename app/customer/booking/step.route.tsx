// A step of a booking that is under way, under an address that only the customer has. Sent without scripts.
import { redirect } from "react-router";
import type { Route } from "./+types/step.route";
import { paths } from "~/paths";
import { formOf } from "~/platform/http/form-body";
import { useFormat } from "~/ui/centre-context";
import { useWords } from "~/words";
import { Heading } from "../page/frame";
import type { BookAnswer } from "./book-answer";
import { Said, StepForm } from "./book-fields";
import { BookFrame } from "./book-frame";
import { bookingFor, centreFor, isEmbedded, stepPage, type StepPage } from "./book-page.server";
import { CarStepForm } from "./car-step";
import { takeStep } from "./step.action.server";
import { PageLink, Taken, TimeList } from "./time-list";
import { isStep } from "./typed";
import { visitorOf } from "./visitor";
import { WorkStepForm } from "./work-step";
import { CodeStepForm, YouStepForm } from "./you-and-code-steps";

export {
  customerLinks as links,
  customerHandle as handle,
  customerHeaders as headers,
  customerMeta as meta,
  CustomerErrorBoundary as ErrorBoundary,
} from "../page/customer-route";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const visitor = visitorOf({ request, context });
  const centre = await centreFor(params.slug, visitor);
  const booking = await bookingFor(centre, params.secret, visitor);
  return stepPage(centre, booking, params, visitor);
}

export async function action({ request, params, context }: Route.ActionArgs) {
  const visitor = visitorOf({ request, context });
  const { slug, secret, step } = params;
  const centre = await centreFor(slug, visitor);
  const booking = await bookingFor(centre, secret, visitor);
  const embedded = isEmbedded(visitor);
  // The loader knows where the booking really is.
  if (booking.visitId !== undefined || !isStep(step))
    return redirect(paths.bookStep(slug, secret, step, { embedded }));
  const { address, url } = visitor;
  const language = url.searchParams.get("lang");
  const form = await formOf(request);
  return takeStep({ centre, booking, secret, step, form, address, embedded, language });
}

export default function StepPageView({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <BookFrame frame={loaderData.frame} step={loaderData.step}>
      <Said answer={actionData} />
      <StepView page={loaderData} answer={actionData} />
    </BookFrame>
  );
}

interface Shown {
  readonly page: StepPage;
  readonly answer: BookAnswer | undefined;
}

function StepView({ page, answer }: Shown) {
  const { step, typed, kept } = page;
  if (answer?.kind === "taken" && step !== "time") return <TakenView page={page} answer={answer} />;
  switch (step) {
    case "work":
      return <WorkStepForm services={page.services ?? []} typed={typed} answer={answer} />;
    case "car":
      return <CarStepForm transports={page.transports ?? []} typed={typed} answer={answer} />;
    case "time":
      return <TimeStep page={page} answer={answer} />;
    case "you":
      return <YouStepForm typed={typed} kept={kept} answer={answer} />;
    case "code": {
      const titles = (page.services ?? []).map(({ title }) => title);
      return (
        <CodeStepForm
          typed={typed}
          kept={kept}
          sentTo={page.sentTo ?? ""}
          services={titles}
          answer={answer}
        />
      );
    }
    case "done":
      return <Done page={page} />;
    default:
      return step satisfies never;
  }
}

function TimeStep({ page: { offered, typed, frame, secret }, answer }: Shown) {
  const t = useWords("book");
  const { slug, embedded } = frame;
  return (
    <>
      <Heading title={t("time.title")}>{offered && t(`time.${offered.transport}`)}</Heading>
      <StepForm back>
        <Taken answer={answer} />
        {offered && (
          <TimeList
            times={offered.times}
            transport={offered.transport}
            chosen={typed.at}
            pageFrom={(from) => paths.bookStep(slug, secret, "time", { embedded, from })}
          />
        )}
      </StepForm>
    </>
  );
}

/** The time was lost while the rest was typed: one near it is one touch away, and all that was typed stays. */
function TakenView({ page: { frame, secret, typed }, answer }: Shown) {
  const t = useWords("book");
  const f = useFormat();
  const { slug, embedded } = frame;
  return (
    <>
      <Heading title={t("time.taken")}>
        {typed.at === undefined ? undefined : <s>{f.dateTime(typed.at)}</s>}
      </Heading>
      <StepForm back={false}>
        <Taken answer={answer} />
      </StepForm>
      <PageLink to={paths.bookStep(slug, secret, "time", { embedded })}>{t("time.all")}</PageLink>
    </>
  );
}

/** Within a frame: the visit's own page opens beside it. */
function Done({ page: { link } }: { readonly page: StepPage }) {
  const t = useWords("book");
  return (
    <>
      <Heading title={t("done.title")}>{t("done.link")}</Heading>
      {link !== undefined && (
        <a
          href={link}
          target="_blank"
          rel="noopener"
          className="inline-flex min-h-12 items-center text-accent-ink underline underline-offset-2"
        >
          {t("done.open")}
        </a>
      )}
    </>
  );
}
