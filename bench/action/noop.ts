import type { Pool } from "../http/pool.ts"
import { get, post } from "../http/request.ts"
import { textOf } from "../http/unpack.ts"
import type { Server } from "../portal/portal.ts"
import {
  type AskPortal,
  actionHeaders,
  actionsOf,
  assetsOf,
  encodeCall,
  MULTIPART,
} from "./server-actions.ts"

/** Asks with these cookies; any other answer than 200 is an error. */
export function askAs(server: Server, pool: Pool, cookie = ""): AskPortal {
  return async (path, kind) => {
    const { answer } = await pool.ask(get(server.authority, path, kind, { cookie }))
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    return answer
  }
}

/**
 * An action of the portal that does nothing, learnt from its page as a browser does. Without a NIK and a phone the
 * look-up has nothing to look up: it reads two fields and answers.
 */
export async function learnNoop(server: Server, pool: Pool): Promise<string | Buffer> {
  const ask = askAs(server, pool)
  const { lookUpAction } = await actionsOf(assetsOf(textOf(await ask("/cek", "page"))), ask)
  if (!lookUpAction) throw new Error("/cek calls another action than the bench knows")
  const headers = actionHeaders(lookUpAction, ["(public)", "cek"])
  return post(server.authority, "/cek", {
    body: encodeCall({ nik: "", phone: "" }),
    type: MULTIPART,
    headers,
  })
}
