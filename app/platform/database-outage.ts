// Tells a database that cannot be reached from a query that is wrong: the first is a 503 that passes, the second a bug.

const OUTAGE_CODES: readonly string[] = [
  // Prisma: unreachable, timed out, closed, no connection from the pool in time.
  ...["P1000", "P1001", "P1002", "P1003", "P1008", "P1010", "P1011", "P1017", "P2024", "P2028", "P2037"],
  // Sockets.
  ...["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EPIPE", "ETIMEDOUT", "EHOSTUNREACH", "ENOENT"],
  // PostgreSQL: connection exceptions, shutting down, starting up, too many connections.
  ...["08000", "08001", "08003", "08004", "08006", "57P01", "57P02", "57P03", "53300"],
];

const OUTAGE_KINDS: readonly string[] = [
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
  "TlsConnectionError",
];

const OUTAGE_WORDS =
  /Connection terminated|connection timeout|timeout exceeded when trying to connect|Client has encountered a connection error|not connected/i;

/** Whether an error, or what caused it, means that the database is away. */
export function isDatabaseOutage(error: unknown, depth = 0): boolean {
  if (typeof error !== "object" || error === null || depth > 4) return false;
  const read = (key: string): unknown => Reflect.get(error, key);
  const text = (key: string): string => {
    const value = read(key);
    return typeof value === "string" ? value : "";
  };
  if ([text("code"), text("errorCode"), text("originalCode")].some((code) => OUTAGE_CODES.includes(code)))
    return true;
  if (OUTAGE_KINDS.includes(text("kind")) || text("name") === "PrismaClientInitializationError") return true;
  // PostgreSQL calls FATAL what ends or refuses a whole connection; a wrong query is an ERROR.
  if (["FATAL", "PANIC"].includes(text("severity")) || OUTAGE_WORDS.test(text("message"))) return true;
  return (
    isDatabaseOutage(read("cause"), depth + 1) ||
    isDatabaseOutage(read("meta"), depth + 1) ||
    isDatabaseOutage(read("driverAdapterError"), depth + 1)
  );
}

/** Awaits a query; while the database is away, throws a 503 response that the error page knows. */
export async function orUnavailable<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (isDatabaseOutage(error)) throw new Response(null, { status: 503, headers: { "Retry-After": "5" } });
    throw error;
  }
}
