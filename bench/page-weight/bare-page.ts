import { once } from "node:events"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"

const PAGE = `<!doctype html><html lang="id"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Kosong</title></head><body><main><h1>Kosong</h1></main></body></html>`

/** A page that is nothing but a heading: what this machine lets Lighthouse give at most. */
export async function bareServer(): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE)
  })
  await once(server.listen(0, "127.0.0.1"), "listening")
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
