// The tags of an XML file, as its text comes in pieces. Text between tags is passed over: XES keeps everything in attributes.

export interface Tag {
  readonly kind: "open" | "close" | "empty";
  /** Without its prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** On which it begins, counted from 1. */
  readonly line: number;
}

/** The text is no XML. */
export class NotWellFormed extends Error {
  override name = "NotWellFormed";
  constructor(
    readonly line: number,
    /** The entity that is none of XML's own. */
    readonly entity?: string,
  ) {
    super(`not well-formed in line ${line}`);
  }
}

/** Signs; longer tags are none: the file is something else. */
const LONGEST_TAG = 1_000_000;
const NAMED: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
/** Where the one before ended and nowhere else: a tag that is one long word is looked at once. */
const ATTRIBUTE = /\s*([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gy;
/** Passed over as a whole: what begins so ends so. */
const ASIDES = [
  ["<!--", "-->"],
  ["<![CDATA[", "]]>"],
  ["<?", "?>"],
] as const;

/** Other entities would have to be looked up in the document type, and with them whatever somebody has put there. */
function withoutEntities(text: string, line: number): string {
  if (!text.includes("&")) return text;
  return text.replace(
    /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) {
        const sign = NAMED[name];
        if (sign === undefined) throw new NotWellFormed(line, whole);
        return sign;
      }
      const code = hex === undefined ? Number(decimal) : parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
    },
  );
}

/** Undefined when something between the attributes is none. */
function attributesOf(text: string, line: number): ReadonlyMap<string, string> | undefined {
  const attributes = new Map<string, string>();
  let reached = 0;
  for (const [whole, key = "", double, single] of text.matchAll(ATTRIBUTE)) {
    attributes.set(key, withoutEntities(double ?? single ?? "", line));
    reached += whole.length;
  }
  return text.slice(reached).trim() === "" ? attributes : undefined;
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The text ends before one can tell. */
function mayBecomeAside(text: string, begins: number): boolean {
  const left = text.length - begins;
  return ASIDES.some(([start]) => left < start.length && start.startsWith(text.slice(begins)));
}

const [DOUBLE, SINGLE, CLOSES] = ['"', "'", ">"].map((sign) => sign.charCodeAt(0));

/** Where a tag ends that begins at `from`: a ">" in quotation marks does not end it. -1: not yet. */
function endOfTag(text: string, from: number): number {
  let quote: number | undefined;
  for (let at = from; at < text.length; at += 1) {
    const letter = text.charCodeAt(at);
    if (quote !== undefined) {
      if (letter === quote) quote = undefined;
    } else if (letter === DOUBLE || letter === SINGLE) quote = letter;
    else if (letter === CLOSES) return at;
  }
  return -1;
}

/** Cuts pieces of text into tags. */
export class TagReader {
  private rest = "";
  private line = 1;

  /** Up to which line, counted from 1, the text has been looked at. */
  get lineReached(): number {
    return this.line;
  }

  /** The tags that are complete with this piece. @throws NotWellFormed */
  *take(piece: string): Generator<Tag> {
    const text = this.rest + piece;
    let reached = 0;
    const pass = (to: number) => {
      for (let at = text.indexOf("\n", reached); at >= 0 && at < to; at = text.indexOf("\n", at + 1))
        this.line += 1;
      reached = to;
    };
    for (;;) {
      const begins = text.indexOf("<", reached);
      if (begins < 0) {
        pass(text.length);
        break;
      }
      pass(begins);
      const aside = ASIDES.find(([start]) => text.startsWith(start, begins));
      if (!aside && mayBecomeAside(text, begins)) break;
      const end = aside ? text.indexOf(aside[1], begins + aside[0].length) : endOfTag(text, begins);
      if (end < 0) {
        // An aside may be as long as it likes; only its end is of interest.
        if (text.length - begins > LONGEST_TAG) throw new NotWellFormed(this.line);
        break;
      }
      const after = end + (aside ? aside[1].length : 1);
      if (!aside) {
        const tag = this.tagOf(text.slice(begins + 1, end));
        if (tag) yield tag;
      }
      pass(after);
    }
    this.rest = text.slice(reached);
  }

  private tagOf(inside: string): Tag | undefined {
    const { line } = this;
    // A document type: of no use here, and entities of its own are nothing that a log needs.
    if (inside.startsWith("!")) return undefined;
    const closes = inside.startsWith("/");
    const empty = inside.endsWith("/");
    const body = inside.slice(closes ? 1 : 0, empty ? -1 : undefined);
    const name = /^[^\s/<>"'=]+/.exec(body)?.[0];
    if (name === undefined) throw new NotWellFormed(line);
    const attributes = attributesOf(body.slice(name.length), line);
    if (!attributes) throw new NotWellFormed(line);
    return { kind: closes ? "close" : empty ? "empty" : "open", name: local(name), attributes, line };
  }

  /** @throws NotWellFormed when a tag has begun and not ended */
  end(): void {
    if (this.rest.includes("<")) throw new NotWellFormed(this.line);
  }
}
