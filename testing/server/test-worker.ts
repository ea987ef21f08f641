import { setTimeout as sleep } from "node:timers/promises"
import { failed, handlePrimaryMessages } from "#server/cluster/worker-lifecycle.ts"
import { listen, openServer } from "#server/http/server.ts"

/** A worker with nothing behind it, for the tests of the worker pool: `/slow` takes a while, `/crash` is the end of it. */
if (process.env.WORKER_POOL_TEST === "cannot start") process.exit(7)

const { server, close } = openServer({ dev: false, perAddress: 1_000, trustedProxies: [] })
handlePrimaryMessages({ drain: close })
server.on("request", async (request, response) => {
  if (request.url === "/crash") process.exit(9)
  if (request.url === "/slow") await sleep(600)
  response.end(String(process.pid))
})
listen(server, Number(process.env.PORT), "127.0.0.1").catch(failed)
