import { defineConfig } from "vitest/config"

const needsDatabase = ["**/*.integration.test.ts", "**/*.race.test.ts"]
const never = ["node_modules/**", ".next/**", ".data/**", "e2e/**"]

export default defineConfig({
  test: {
    // Two cores are what a small machine has; more workers only wait for each other.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["**/*.test.ts"], exclude: [...needsDatabase, ...never] },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: needsDatabase,
          exclude: never,
          globalSetup: "testing/database/global-setup.ts",
          setupFiles: "testing/database/worker-setup.ts",
          testTimeout: 20_000,
          hookTimeout: 20_000,
          // It imports "next/server" without an extension, which Node alone does not resolve.
          server: { deps: { inline: ["next-auth"] } },
        },
      },
    ],
  },
})
