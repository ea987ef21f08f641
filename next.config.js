import createNextIntlPlugin from "next-intl/plugin"
import {
  cachedPageLifetime,
  cachedPublicPages,
  formPages,
  queryNames,
  routes,
  sharedPages,
} from "#lib/kernel/routes.ts"

const withNextIntl = createNextIntlPlugin("./messages/request.ts")

/** Security headers stand with the front door (`server/`); here is only what may be kept, and for how long. */
const forTheCrowd = (page) => [{ key: "Cache-Control", value: cachedPageLifetime(page) }]

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`; a start on a small machine should not pay for them again.
  typescript: { ignoreBuildErrors: true },
  // Advisories against the image optimiser come often, and nothing here needs it.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino"],
  rewrites: async () => [{ source: routes.favicon, destination: routes.icon }],
  headers: async () => [
    ...[...cachedPublicPages, ...sharedPages].map((source) => ({ source, headers: forTheCrowd(source) })),
    // As the front door asks for a form; what differs between visitors are placeholders in it.
    ...formPages.map((source) => {
      return { source, has: [{ type: "query", key: queryNames.line }], headers: forTheCrowd(source) }
    }),
  ],
  // Messages come compiled (`messages/compile.ts`): no page needs a parser of them.
  turbopack: { resolveAlias: { "use-intl/format-message": "use-intl/format-message/format-only" } },
  // A title that comes after the page needs a script to get into its head.
  htmlLimitedBots: /.*/,
  // The arguments of server actions carry NIKs and passwords; not even a developer's terminal shows them.
  logging: { serverFunctions: false },
  agentRules: false,
  // `forbidden()` answers 403 with a page of its own.
  // A worker loads a page when somebody asks for it first, not all of them at its start (decision 027).
  experimental: { authInterrupts: true, agentUpgrade: false, preloadEntriesOnStart: false },
}

export default withNextIntl(nextConfig)
