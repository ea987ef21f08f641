import { dirname } from "node:path"
import next from "next"
import { systemClock } from "#platform/clock.ts"
import { env } from "#platform/env.ts"
import { backgroundJobs } from "./background/jobs.ts"
import { startTicking } from "./background/tick.ts"
import { ignoreBrokenPipe } from "./cluster/ignore-broken-pipe.ts"
import { failed, handlePrimaryMessages } from "./cluster/worker-lifecycle.ts"
import { frontDoor } from "./front-door.ts"
import { oneAtATime } from "./http/one-at-a-time.ts"
import { listen, openServer } from "./http/server.ts"

/** One process of the portal: its own Next behind its own front door, its own connections to Postgres. */
const dev = process.env.NODE_ENV !== "production"
const dir = dirname(import.meta.dirname)
const { HOST: hostname, PORT: port, TRUSTED_PROXIES: trustedProxies, CONNECTIONS_PER_ADDRESS } = env()

ignoreBrokenPipe()
const { server, close, isDraining } = openServer({ dev, perAddress: CONNECTIONS_PER_ADDRESS, trustedProxies })
let app: ReturnType<typeof next> | undefined
handlePrimaryMessages({
  async drain(how) {
    await close(how)
    await app?.close()
  },
})
process.title = "portal worker"

try {
  app = next({ dev, dir, hostname, port, httpServer: server })
  await app.prepare()
  const door = frontDoor({
    next: app.getRequestHandler(),
    dir,
    dev,
    isDraining,
    clock: systemClock,
    env: env(),
  })
  door.open()
  const now = () => systemClock.now()
  startTicking(backgroundJobs({ load: door.load, now }), now, door.isIdle)
  server.on("request", oneAtATime(server, door.onRequest))
  await listen(server, port, hostname)
} catch (error) {
  failed(error)
}
