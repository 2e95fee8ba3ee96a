import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    environment: "node",
    // All cores: by default one of two would be kept free.
    maxWorkers: "100%",
    include: ["test/**/*.test.ts"],
    setupFiles: ["test/load-words.ts"],
    // Generous on purpose: a slow machine is not a failure, an endless loop is.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
