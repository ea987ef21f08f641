import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { root } from "#scripts/project.ts"
import { type Answer, header } from "../http/answer-reader.ts"
import { Pool } from "../http/pool.ts"
import { get } from "../http/request.ts"
import { textOf } from "../http/unpack.ts"
import { type Server, startPortal, startServer } from "../portal/portal.ts"

export interface Contender {
  readonly server: Server
  readonly path: string
  readonly kind: "json" | "page"
}

/** One server each, started one after another; they rest while another is measured. */
export async function startContenders(started: AsyncDisposableStack) {
  const portal = started.use(await startPortal({ WORKERS: "1" }))
  const answer = await getOnce(portal, "/antre/status", "json")

  const bare = started.use(await startServer([script("bare.ts")], { ANSWER: asSent(answer) }, "/"))
  const app = join(import.meta.dirname, "next-app")
  buildNextApp(app)
  const settings = { APP: app, STATUS: textOf(answer) }
  const handler = started.use(await startServer([script("next-alone.ts")], settings, "/antre/status"))
  const next = started.use(await startServer([script("next-alone.ts")], { APP: root }, "/"))
  return {
    bare: { server: bare, path: "/antre/status", kind: "json" },
    status: { server: portal, path: "/antre/status", kind: "json" },
    next: { server: handler, path: "/antre/status", kind: "json" },
    page: { server: portal, path: "/", kind: "page" },
    page_next: { server: next, path: "/", kind: "page" },
  } as const satisfies Record<string, Contender>
}

const script = (name: string) => join(import.meta.dirname, name)

export async function getOnce({ host, port, authority }: Server, path: string, kind: "json" | "page") {
  const pool = new Pool({ host, port }, { most: 1 })
  try {
    const { answer } = await pool.ask(get(authority, path, kind))
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    return answer
  } finally {
    pool.close()
  }
}

/** What of an answer `node:http` does not write by itself. */
function asSent(answer: Answer): string {
  const byItself = ["date", "connection", "keep-alive", "transfer-encoding"]
  const names = answer.head
    .split("\r\n")
    .slice(1)
    .map((line) => line.slice(0, line.indexOf(":")))
  const kept = names.filter((name) => !byItself.includes(name.toLowerCase()))
  const headers = Object.fromEntries(kept.map((name) => [name, header(answer, name)]))
  return JSON.stringify({ headers, body: answer.body.toString("base64") })
}

function buildNextApp(folder: string): void {
  const next = join(root, "node_modules", "next", "dist", "bin", "next")
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" }
  const { status, stderr } = spawnSync(process.execPath, [next, "build", folder], { env, encoding: "utf8" })
  if (status !== 0) throw new Error(`the bench's own Next application cannot be built:\n${stderr}`)
}
