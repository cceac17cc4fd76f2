// A signature for the car and a yes to a higher price, each beside the log: the one may say nothing that the other does not.
import { canonicalJson } from "./canonical";
import { hashOf, isMembers, type FactRow } from "./verify";

type Members = Readonly<Record<string, unknown>>;
type Fact = FactRow & { readonly payload: Members };

const equal = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

function pricesOf(lines: unknown): readonly unknown[] {
  return (Array.isArray(lines) ? lines : []).map((line: unknown) =>
    isMembers(line) ? { lineId: line["lineId"], priceMinor: line["priceMinor"] } : undefined,
  );
}

function who({ actorId }: FactRow, content: Members): readonly string[] {
  const by = isMembers(content["by"]) ? content["by"]["id"] : undefined;
  return (by ?? null) === actorId ? [] : ["whose fact it is was changed in the log"];
}

function sealFault({ payload: { hash } }: Fact, content: Members): readonly string[] {
  return hashOf(content) === hash ? [] : ["the evidence is not what the log's hash says"];
}

function handoverFaults(fact: Fact, content: Members): readonly string[] {
  const { hash: _hash, version, ...signed } = fact.payload;
  const signature = { ...signed, at: fact.occurredAt.toISOString() };
  return [
    ...(equal(signature, content["signature"]) ? [] : ["the signature in the log was changed"]),
    ...(version === content["version"] ? [] : ["its number in the log was changed"]),
  ];
}

function priceFaults({ payload, occurredAt }: Fact, content: Members): readonly string[] {
  const { hash: _hash, lines, ...said } = payload;
  const others = Object.entries(said).filter(([name, value]) => !equal(content[name], value));
  return [
    ...(equal(pricesOf(content["lines"]), lines) ? [] : ["a price in the log was changed"]),
    ...others.map(([name]) => `${name} in the log was changed`),
    ...(content["agreedAt"] === occurredAt.toISOString() ? [] : ["its time in the log was changed"]),
  ];
}

export function isStatementKind(kind: string): kind is "handover" | "price" {
  return kind === "handover" || kind === "price";
}

export function statementFaults(kind: "handover" | "price", fact: Fact, content: Members): readonly string[] {
  const own = kind === "handover" ? handoverFaults(fact, content) : priceFaults(fact, content);
  return [...sealFault(fact, content), ...own, ...who(fact, content)];
}

/** Of what lost a person on request, with the hash that both shared: prices and moments are still there. */
export function erasedStatementFaults(
  kind: "handover" | "price",
  { payload, occurredAt }: Fact,
  content: Members,
): readonly string[] {
  const at = occurredAt.toISOString();
  const signature = isMembers(content["signature"]) ? content["signature"] : {};
  const same =
    kind === "handover"
      ? signature["at"] === at && signature["method"] === payload["method"]
      : content["agreedAt"] === at && equal(pricesOf(content["lines"]), payload["lines"]);
  return same ? [] : ["what is left of it is not what is left in the log"];
}
