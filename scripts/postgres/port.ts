import { createServer } from "node:net"

/** Whether nothing listens on the port yet. Port 0 is always free. */
export function isPortFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once("error", () => resolve(false))
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)))
  })
}

/** The first free port from `start` on. */
export async function nextFree(start: number, host: string): Promise<number> {
  for (let port = start; port < 65_536; port++) if (await isPortFree(port, host)) return port
  throw new Error(`no free port from ${start} on`)
}
