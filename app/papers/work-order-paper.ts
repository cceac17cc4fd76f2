// The work order as a paper: what it says, in the customer's language and the centre's zone.
import { DRAWING, SIGNATURE_FIELD } from "~/journey/car-received";
import { instant } from "~/journey/instant";
import { plateKey } from "~/journey/plate";
import { carDrawing, isZone } from "~/stages/3-intake/damage/outline";
import { formatFor } from "~/ui/centre-context";
import { words } from "~/words";
import { letterOf, totalsOf } from "./letter";
import type { Paper, PaperBlock, PaperFact } from "./paper";
import { linesAsRead } from "./lines-as-read";
import type { OrderSignature, WorkOrder } from "./work-order";

/** How an order stands: nothing to rely on yet, or signed and what the signature says. */
export type OrderState =
  | { readonly kind: "draft" }
  | { readonly kind: "sealed"; readonly signature: OrderSignature }
  /** Signed before orders were sealed. */
  | { readonly kind: "unsealed"; readonly signature: OrderSignature }
  /** What is kept is not what its seal says. */
  | { readonly kind: "broken"; readonly signature: OrderSignature };

export interface WorkOrderToPrint {
  readonly order: WorkOrder;
  /** Of the order as it is printed, hex. */
  readonly hash: string;
  readonly state: OrderState;
  /** Of the draft: the visit's last fact, so that the same facts are the same paper. ISO, UTC. */
  readonly factsAt: string;
}

/** A paper is read years later: every date has its year. */
const LONG_AGO = 0;

function speech({ language, centre }: WorkOrder) {
  return {
    t: words(language, "papers"),
    intake: words(language, "intake"),
    damage: words(language, "damage"),
    f: formatFor({ ...centre, language, now: LONG_AGO }),
  };
}
type Speech = ReturnType<typeof speech>;

function tableOf(order: WorkOrder, { t, f }: Speech): PaperBlock {
  const labour = { name: t("labour"), value: f.labour(order.labourMinutes) };
  return {
    kind: "table",
    title: t("work"),
    columns: [
      { title: t("number"), share: 5 },
      { title: t("job"), share: 61 },
      { title: t("labour"), share: 14, figure: true },
      { title: t("price"), share: 20, figure: true },
    ],
    rows: linesAsRead(order).map(({ title, labourMinutes, priceMinor, partsMinor }, at) => [
      { text: String(at + 1) },
      partsMinor ? { text: title, below: t("withParts", { amount: f.money(partsMinor) }) } : { text: title },
      { text: f.labour(labourMinutes) },
      { text: f.money(priceMinor) },
    ]),
    totals: [labour, ...totalsOf(order, order)],
    empty: t("noLines"),
  };
}

function agreedOf({ promisedAt, consent }: WorkOrder, { t, f }: Speech): readonly PaperBlock[] {
  const amount = f.money(consent?.limitMinor ?? 0);
  const facts: readonly PaperFact[] = [
    ...(promisedAt === undefined ? [] : [{ name: t("promised"), value: f.dateTime(new Date(promisedAt)) }]),
    ...(consent ? [{ name: t("newFindings"), value: t(`consent.${consent.choice}`, { amount }) }] : []),
  ];
  return facts.length === 0 ? [] : [{ kind: "facts", title: t("agreed"), facts }];
}

type Walkaround = NonNullable<WorkOrder["walkaround"]>;

function tankFacts(
  { energy, fuelPercent, chargePercent }: Walkaround,
  { t, intake }: Speech,
): readonly PaperFact[] {
  const percent = (value: number) => `${String(value)}\u00a0%`;
  const left = { name: t(energy === "electric" ? "charge" : "fuel"), value: percent(fuelPercent) };
  return [
    ...(energy ? [{ name: t("energy"), value: intake(`energies.${energy}`) }] : []),
    left,
    ...(chargePercent === undefined ? [] : [{ name: t("charge"), value: percent(chargePercent) }]),
  ];
}

function joined(texts: readonly (string | undefined)[], joint: string): string | undefined {
  const said = texts.filter((text): text is string => text !== undefined && text !== "");
  return said.length === 0 ? undefined : said.join(joint);
}

function carFacts(found: Walkaround, said: Speech): readonly PaperFact[] {
  const { t, intake, f } = said;
  const when = f.dateTime(new Date(found.at));
  const lights = joined([...(found.lights ?? []).map((light) => intake(`light.${light}`))], ", ");
  const marked = (found.marks ?? []).length > 0;
  const damage = found.damage ?? (marked ? undefined : t("none"));
  return [
    { name: t("walkedAt"), value: t(found.withCustomer ? "together" : "alone", { when }) },
    { name: t("mileage"), value: joined([f.distance(found.mileage), found.mileageNote], ". ") ?? "" },
    ...tankFacts(found, said),
    { name: t("lights"), value: joined([lights, found.warningLights], ". ") ?? t("none") },
    { name: t("belongings"), value: found.belongings ?? t("none") },
    ...(damage === undefined ? [] : [{ name: t("damage"), value: damage }]),
  ];
}

function drawingOf({ body = "sedan", marks = [] }: Walkaround, { t, damage }: Speech): readonly PaperBlock[] {
  if (marks.length === 0) return [];
  const { outlines, zones } = carDrawing(body);
  const textOf = ({ kind, zone, note }: (typeof marks)[number]) => {
    const place = isZone(zone) ? damage(`zones.${zone}`) : zone;
    return joined([place, damage(`kinds.${kind}`), note], " · ") ?? "";
  };
  return [
    {
      kind: "drawing",
      alt: t("marksAlt", { count: marks.length }),
      ...DRAWING,
      outlines,
      parts: zones.map(({ corners }) => corners),
      marks: marks.map((mark, at) => ({ number: at + 1, x: mark.x, y: mark.y, text: textOf(mark) })),
    },
  ];
}

function walkaroundOf({ walkaround }: WorkOrder, said: Speech): readonly PaperBlock[] {
  if (!walkaround) return [];
  const facts = carFacts(walkaround, said);
  return [{ kind: "facts", title: said.t("walkaround"), facts }, ...drawingOf(walkaround, said)];
}

function signatureOf(state: OrderState, { t, f }: Speech): PaperBlock {
  const shared = { kind: "signature", title: t("signature") } as const;
  if (state.kind === "draft") return { ...shared, facts: [], alt: "", emptyLine: t("signHere") };
  const { name, at, method, strokes } = state.signature;
  return {
    ...shared,
    alt: t("signatureAlt", { name }),
    facts: [
      { name: t("signedBy"), value: name },
      { name: t("signedAt"), value: f.dateTime(new Date(at)) },
      { name: t("how"), value: t(`method.${method}`) },
    ],
    ...(strokes === undefined ? {} : { strokes: { path: strokes, ...SIGNATURE_FIELD } }),
  };
}

function noticeOf({ kind }: OrderState, { t }: Speech): readonly PaperBlock[] {
  if (kind === "sealed") return [];
  return [{ kind: "notice", title: t(`${kind}.title`), text: t(`${kind}.text`) }];
}

/** The same input is the same paper, and the same file. */
export function workOrderPaper({ order, hash, state, factsAt }: WorkOrderToPrint): Paper {
  const madeAt = state.kind === "draft" ? factsAt : state.signature.at;
  const said = speech(order);
  const { t } = said;
  const { number, vehicle } = order;
  const title = t("workOrder", { number });
  const seal = { title: t("seal"), hash, text: t(state.kind === "draft" ? "sealDraft" : "sealText") };
  return {
    ...letterOf(order, title),
    blocks: [
      ...noticeOf(state, said),
      { kind: "text", title: t("complaint"), text: order.complaint },
      ...(order.clarified === undefined
        ? []
        : [{ kind: "text", title: t("clarified"), text: order.clarified } as const]),
      tableOf(order, said),
      ...agreedOf(order, said),
      ...walkaroundOf(order, said),
      signatureOf(state, said),
      ...(state.kind === "unsealed" ? [] : [{ kind: "seal", ...seal } as const]),
    ],
    contentId: `${state.kind} ${hash}`,
    madeAt: instant(new Date(madeAt)),
    fileName: {
      plain: `work-order-${String(number)}-${plateKey(vehicle.plate)}`,
      full: `${title} ${vehicle.plate}`,
    },
  };
}
