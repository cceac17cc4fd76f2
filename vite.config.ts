// One build for the browser and one for the server; server.ts is the server's entry in production.
import { reactRouter } from "@react-router/dev/vite";
import tailwindcss from "@tailwindcss/vite";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^~\//, replacement: `${here("./app")}/` },
      { find: /^jobs\//, replacement: `${here("./jobs")}/` },
    ],
  },
  environments: {
    ssr: { build: { rollupOptions: { input: here("./server.ts") } } },
  },
  // Native code of the server: the browser's half must not try to bundle it in development.
  optimizeDeps: { exclude: ["@node-rs/argon2"] },
  plugins: [tailwindcss(), reactRouter()],
});
