import { once } from "node:events"
import { createServer, type Server } from "node:http"
import type { AddressInfo } from "node:net"
import type { Incoming } from "#server/http/incoming.ts"
import { type Middleware, type PipelineOptions, pipeline } from "#server/http/pipeline.ts"

/** Middlewares on a real socket of this machine. An error that they do not expect ends the process. */
export async function serveMiddlewares(
  middlewares: readonly Middleware[],
  renderPage: PipelineOptions["renderPage"] = showPath,
): Promise<{ server: Server; port: number; address: string }> {
  const server = createServer(pipeline(middlewares, { renderPage, onError: unexpected }))
  await once(server.listen(0, "127.0.0.1"), "listening")
  const { port } = server.address() as AddressInfo
  return { server, port, address: `http://127.0.0.1:${port}` }
}

/** Stands for the page cache: the path of the page, and with what it was to be filled. */
const showPath: PipelineOptions["renderPage"] = (_incoming, { path, placeholders, status, headers }) => ({
  kind: "content",
  status: status ?? 200,
  headers: headers ?? {},
  body: placeholders ? JSON.stringify({ path, placeholders }) : `page ${path}`,
})

function unexpected(_incoming: Incoming, error: unknown): never {
  throw error
}
