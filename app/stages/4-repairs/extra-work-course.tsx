// How far a question to the customer has come: asked, sent, delivered, read, decided.
import { channelText, isTrouble, stateText } from "~/conversations/delivery-text";
import type { RequestMessage } from "~/approvals/request-messages.server";
import type { ExtraRequest } from "~/journey/visit";
import { useFormat } from "~/ui/centre-context";
import { cx } from "~/ui/cx";
import { useWords } from "~/words";

export interface CourseProps {
  readonly request: ExtraRequest;
  readonly message: RequestMessage | undefined;
  readonly nameOf: (staffId: string) => string;
  readonly view: { readonly requests: readonly ExtraRequest[] };
}

interface Step {
  readonly name: string;
  readonly says: string;
  readonly bad?: boolean;
}

export function RequestCourse(props: CourseProps) {
  const steps = useSteps(props);
  return (
    <dl className="grid gap-x-4 gap-y-1 text-small sm:grid-cols-[max-content_1fr]">
      {steps.map(({ name, says, bad }) => (
        <div key={name + says} className="contents">
          <dt className="text-ink-3">{name}</dt>
          <dd className={cx("min-w-0", bad && "text-danger-ink")}>{says}</dd>
        </div>
      ))}
    </dl>
  );
}

function useSteps({ request, message, nameOf, view }: CourseProps): readonly Step[] {
  const t = useWords("extraWork");
  const f = useFormat();
  const told = useMessage(message);
  const answers = useAnswers(request, nameOf);
  const { requested, viewedAt, withdrawn, replacedBy, readyAt } = request;
  const by = requested.by.kind === "staff" ? `${nameOf(requested.by.id)}, ` : "";
  const inAdvance = answers.length > 0 && !request.answers.some(({ how }) => how !== "in-advance");
  const asked = { name: t("step.asked"), says: `${by}${f.moment(requested.at)}` };
  const read = { name: t("step.read"), says: viewedAt === undefined ? t("step.unread") : f.moment(viewedAt) };
  const phoned = request.answers.some(({ how }) => how === "phone" || how === "desk");
  const steps: Step[] = [asked];
  if (!inAdvance || message) steps.push(...told, ...(phoned && viewedAt === undefined ? [] : [read]));
  steps.push(...answers);
  if (request.decidedAt === undefined)
    steps.push({ name: t("step.decided"), says: t(answers.length > 0 ? "step.partly" : "step.open") });
  if (withdrawn)
    steps.push({ name: t("step.withdrawn"), says: `${f.moment(withdrawn.at)}: ${withdrawn.reason}` });
  if (replacedBy !== undefined && !withdrawn)
    steps.push({
      name: t("step.withdrawn"),
      says: t("step.replaced", { version: view.requests.find(({ id }) => id === replacedBy)?.version ?? "" }),
    });
  if (readyAt !== undefined) steps.push({ name: t("step.ready"), says: f.moment(readyAt) });
  return steps;
}

/** When it left and when it arrived, each for itself; before and instead of that, what became of it. */
function useMessage(message: RequestMessage | undefined): readonly Step[] {
  const t = useWords("extraWork");
  const deliveries = useWords("deliveries");
  const f = useFormat();
  if (!message) return [{ name: t("step.message"), says: t("step.noMessage") }];
  const { channel, sentAt, deliveredAt } = message;
  const by = channelText(deliveries, channel);
  const state = { says: stateText(deliveries, message), bad: isTrouble(message) };
  if (sentAt === undefined) return [{ name: t("step.message"), ...state, says: `${by}: ${state.says}` }];
  const arrived =
    deliveredAt !== undefined
      ? { says: f.moment(deliveredAt) }
      : state.bad
        ? state
        : { says: t("step.undelivered") };
  return [
    { name: t("step.sent"), says: `${by}, ${f.moment(sentAt)}` },
    { name: t("step.delivered"), ...arrived },
  ];
}

function useAnswers(request: ExtraRequest, nameOf: CourseProps["nameOf"]): readonly Step[] {
  const t = useWords("extraWork");
  const choices = useWords("choices");
  const f = useFormat();
  return request.answers.map(({ how, saidBy, by, at }) => {
    const written =
      by.kind === "staff" && how !== "in-advance" ? t("step.written", { name: nameOf(by.id) }) : "";
    const who = [saidBy, written].filter(Boolean).join(", ");
    const time = f.moment(at);
    return {
      name: t("step.decided"),
      says:
        who === ""
          ? `${choices(`how.${how}`)}, ${time}`
          : t("answered", { how: choices(`how.${how}`), who, time }),
    };
  });
}
