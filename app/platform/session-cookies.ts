// Small facts that a browser keeps for us: pure reading and writing of Cookie and Set-Cookie headers.

/** The value of a cookie in a Cookie header; undefined when it isn't there or isn't readable. */
export function readCookie(header: string | null, name: string): string | undefined {
  for (const part of (header ?? "").split(";")) {
    const at = part.indexOf("=");
    if (at > 0 && part.slice(0, at).trim() === name) return decoded(part.slice(at + 1).trim());
  }
  return undefined;
}

function decoded(value: string): string | undefined {
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}

export interface CookieOptions {
  /** 0 deletes it. */
  readonly maxAgeSeconds: number;
  /** Only over https. */
  readonly secure: boolean;
}

/** A Set-Cookie header for the whole site, unreadable for scripts and not sent with cross-site posts. */
export function cookie(name: string, value: string, { maxAgeSeconds, secure }: CookieOptions): string {
  const parts = [
    `${name}=${encodeURIComponent(value)}`,
    "Path=/",
    "HttpOnly",
    "SameSite=Lax",
    `Max-Age=${maxAgeSeconds}`,
  ];
  return [...parts, ...(secure ? ["Secure"] : [])].join("; ");
}
