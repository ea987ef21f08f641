export const dynamic = "force-dynamic"

const status = JSON.parse(process.env.STATUS ?? "{}")

/** The same document as the portal's, by an ordinary route handler. */
export function GET() {
  return Response.json(status, { headers: { "Cache-Control": "public, max-age=1" } })
}
