// A lint rule: which room may import from which. The architecture in one table.
import { dirname, posix, relative, sep } from "node:path";

/** Packages that the pure core may use: they have no side effects. */
const PURE_PACKAGES = ["zod", "luxon"];

/** Where a file stands. `stage` is set inside app/stages. @typedef {{ path: string, room: string, stage?: string }} Place */

/** @param {string} path below the project's root @returns {Place} */
function placeOf(path) {
  const [top = "", room = "", stage = ""] = path.split("/");
  if (top !== "app") return { path, room: top };
  // root.tsx, routes.ts, paths.ts, words.ts: the house's own doors and signs.
  if (!path.slice("app/".length).includes("/")) return { path, room: "house" };
  return room === "stages" ? { path, room, stage } : { path, room };
}

/** @param {string} path */
const isRoute = (path) => /\.route(\.tsx?)?$/.test(path);
/** @param {string} path */
const isTest = (path) => /\.test\.tsx?$/.test(path) || path.startsWith("test/");

/**
 * Why `from` may not import `to`; undefined when it may.
 * @param {Place} from @param {Place} to
 */
function whyNot(from, to) {
  if (isTest(from.path)) return undefined;
  if (isRoute(from.path) && isRoute(to.path))
    return "a route never imports a route: move what both need beside them";
  if (to.room === "test") return "only tests import from test/";
  if (from.room === "journey" && to.room !== "journey") return "the journey is pure: it imports only itself";
  if (from.room === "platform" && to.room !== "platform" && to.path !== "package.json") {
    return "the platform knows no domain: it imports only itself";
  }
  if (from.room === "ui" && !["ui", "house"].includes(to.room) && !to.path.startsWith("app/platform/i18n/")) {
    return "ui knows nothing of the domain: it imports only itself and the languages";
  }
  if (from.stage !== undefined && to.stage !== undefined && from.stage !== to.stage) {
    return "stages meet only through the journey and its events";
  }
  const inApp = !["jobs", "prisma", "test", "server.ts"].includes(from.room);
  if (inApp && ["jobs", "prisma", "server.ts"].includes(to.room))
    return "the application does not import its own shell";
  return undefined;
}

/** @param {string} from the importing file @param {string} specifier @returns {string | undefined} below the root */
function resolve(from, specifier) {
  if (specifier.startsWith("~/")) return `app/${specifier.slice(2)}`;
  if (/^(jobs|test)\//.test(specifier)) return specifier;
  // The framework's types of this very route.
  if (!specifier.startsWith(".") || specifier.startsWith("./+types/")) return undefined;
  return posix.normalize(posix.join(dirname(from), specifier));
}

/** @type {import("eslint").Rule.RuleModule} */
export const importDirections = {
  meta: { type: "problem", schema: [], messages: { forbidden: "{{from}} may not import {{to}}: {{why}}." } },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join("/");
    const from = placeOf(file);
    /** @param {{ source?: import("estree").Expression | null }} node */
    const check = (node) => {
      if (node.source?.type !== "Literal" || typeof node.source.value !== "string") return;
      const specifier = node.source.value;
      const path = resolve(file, specifier);
      const why = path === undefined ? whyNotPackage(from, specifier) : whyNot(from, placeOf(path));
      if (!why) return;
      context.report({ node: node.source, messageId: "forbidden", data: { from: file, to: specifier, why } });
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};

/** @param {Place} from @param {string} specifier */
function whyNotPackage(from, specifier) {
  if (from.room !== "journey" || isTest(from.path)) return undefined;
  const name = specifier.split("/")[0] ?? "";
  return PURE_PACKAGES.includes(name)
    ? undefined
    : `the journey is pure: beside itself it imports only ${PURE_PACKAGES.join(" and ")}`;
}
