// A signed order beside the log: its seal, the signature, and every fact of the intake that was signed for.
import { canonicalJson } from "./canonical";
import { hashOf, isMembers, type FactRow } from "./verify";

type Members = Readonly<Record<string, unknown>>;

/** The latest of each, by type, when the order was signed. */
export type SignedFor = ReadonlyMap<string, FactRow>;

const equal = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

/** A fact about the car or the price, as the order says it, and what it is called where it was changed. */
interface Told {
  readonly type: string;
  readonly name: string;
  readonly says: (payload: Members, fact: FactRow) => unknown;
  readonly order: (order: Members) => unknown;
}

const TOLD: readonly Told[] = [
  {
    type: "request.received",
    name: "the complaint",
    says: (payload) => payload["complaint"],
    order: (order) => order["complaint"],
  },
  {
    type: "complaint.clarified",
    name: "the clarified complaint",
    says: (payload) => payload["text"],
    order: (order) => order["clarified"],
  },
  {
    type: "estimate.presented",
    name: "the estimate",
    says: ({ lines, totalMinor }) => ({ lines, totalMinor }),
    order: ({ lines, totalMinor }) => ({ lines, totalMinor }),
  },
  {
    type: "consent.chosen",
    name: "what was agreed for new findings",
    says: ({ choice, limitMinor }) => ({ choice, limitMinor }),
    order: (order) => order["consent"],
  },
  {
    type: "promise.set",
    name: "the promised time",
    says: (payload) => payload["at"],
    order: (order) => order["promisedAt"],
  },
  {
    type: "walkaround.completed",
    name: "the walkaround",
    says: (payload, { occurredAt }) => ({ ...payload, at: occurredAt.toISOString() }),
    order: (order) => order["walkaround"],
  },
];

/** Facts that are looked at beside those that have evidence of their own. */
export const SIGNED_FOR = TOLD.map(({ type }) => type);

function changedFacts(order: Members, signedFor: SignedFor): readonly string[] {
  return TOLD.flatMap(({ type, name, says, order: saysOrder }) => {
    const fact = signedFor.get(type);
    const payload = isMembers(fact?.payload) ? fact.payload : {};
    const said = fact ? says(payload, fact) : undefined;
    return equal({ said }, { said: saysOrder(order) }) ? [] : [`${name} in the log is not what was signed`];
  });
}

/** @param content of the evidence: the order, its hash and the signature */
export function orderFaults(
  { payload, occurredAt }: FactRow & { readonly payload: Members },
  content: Members,
  signedFor: SignedFor,
): readonly string[] {
  const order = isMembers(content["order"]) ? content["order"] : {};
  const computed = hashOf(order);
  const { hash, ...signed } = payload;
  const signature = { method: "desk", ...signed, at: occurredAt.toISOString() };
  return [
    ...(computed === hash && computed === content["hash"]
      ? []
      : ["the signed order is not what the log's hash says"]),
    ...(equal(signature, content["signature"]) ? [] : ["the signature in the log was changed"]),
    ...changedFacts(order, signedFor),
  ];
}
