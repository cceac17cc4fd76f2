// The linter: types, hooks, the length of files, and which room may import from which.
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";
import { importDirections } from "./app/platform/lint/import-directions.mjs";

const LONGEST_FILE = { max: 300, skipBlankLines: false, skipComments: false };

/** Names that Node itself provides, for the few files that TypeScript does not check. */
const NODE_GLOBALS = Object.fromEntries(
  [
    "process",
    "performance",
    "Buffer",
    "URL",
    "setTimeout",
    "clearTimeout",
    "setInterval",
    "clearInterval",
  ].map((name) => [name, "readonly"]),
);

export default tseslint.config(
  {
    ignores: [
      "node_modules/",
      "build/",
      ".react-router/",
      ".cache/",
      ".data/",
      "app/platform/db/generated/",
      "test-results/",
      "coverage/",
      "**/*.tmp.*",
    ],
  },
  {
    plugins: { bayline: { rules: { "import-directions": importDirections } } },
    rules: { "bayline/import-directions": "error", "max-lines": ["error", LONGEST_FILE], eqeqeq: "error" },
    linterOptions: { reportUnusedDisableDirectives: "error" },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      // An async handler on a button is fine; an async callback where its promise is dropped is not.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      // Loaders and actions are async by contract, whether they wait or not.
      "@typescript-eslint/require-await": "off",
      // The framework's way to answer early: throw redirect(…), throw data(…).
      "@typescript-eslint/only-throw-error": [
        "error",
        {
          allow: [
            { from: "lib", name: "Response" },
            {
              from: "package",
              package: "react-router",
              name: ["DataWithResponseInit", "UNSAFE_DataWithResponseInit"],
            },
          ],
        },
      ],
    },
  },
  { files: ["**/*.tsx"], ...reactHooks.configs.flat.recommended },
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: { globals: NODE_GLOBALS },
    rules: { "no-undef": "error", "no-unused-vars": "error" },
  },
);
