import createNextIntlPlugin from "next-intl/plugin"

const withNextIntl = createNextIntlPlugin("./messages/request.ts")

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`; a start on a small machine should not pay for them again.
  typescript: { ignoreBuildErrors: true },
  // Advisories against the image optimiser come often, and nothing here needs it.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino"],
  agentRules: false,
  experimental: { agentUpgrade: false },
}

export default withNextIntl(nextConfig)
