import createNextIntlPlugin from "next-intl/plugin"

const withNextIntl = createNextIntlPlugin("./messages/request.ts")

/** A ticket's address is its key: no other site may learn it, and none may frame these pages. */
const everywhere = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "Referrer-Policy", value: "same-origin" },
  { key: "Content-Security-Policy", value: "frame-ancestors 'none'; base-uri 'self'; form-action 'self'" },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
]

/** @type {import("next").NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are checked by `npm test`; a start on a small machine should not pay for them again.
  typescript: { ignoreBuildErrors: true },
  // Advisories against the image optimiser come often, and nothing here needs it.
  images: { unoptimized: true },
  serverExternalPackages: ["@node-rs/argon2", "postgres", "pino"],
  // Browsers ask for it wherever no page has told them about the icon.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  headers: async () => [{ source: "/:path*", headers: everywhere }],
  // The arguments of server actions carry NIKs and passwords; not even a developer's terminal shows them.
  logging: { serverFunctions: false },
  agentRules: false,
  // `forbidden()` answers 403 with a page of its own.
  experimental: { authInterrupts: true, agentUpgrade: false },
}

export default withNextIntl(nextConfig)
