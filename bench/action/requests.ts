import { asc } from "drizzle-orm"
import { db } from "#db/client.ts"
import { session } from "#db/schema/session.ts"
import { generatedPerson } from "#scripts/generated-people.ts"
import type { Pool } from "../http/pool.ts"
import { post } from "../http/request.ts"
import { textOf } from "../http/unpack.ts"
import type { Server } from "../portal/portal.ts"
import { askAs } from "./noop.ts"
import { actionHeaders, actionsOf, assetsOf, encodeCall, MULTIPART } from "./server-actions.ts"

/** Makes the registration of the n-th person by the holder of a turn, as the form of `/daftar` sends it. */
export type Registration = (index: number, turn: string) => Buffer

/** Learns the action from the form, as a browser does. `turn` is the cookie of a pass that still runs. */
export async function learnRegistration(server: Server, pool: Pool, turn: string): Promise<Registration> {
  const ask = askAs(server, pool, `giliran=${turn}`)
  const { registerAction } = await actionsOf(assetsOf(textOf(await ask("/daftar", "page"))), ask)
  if (!registerAction) throw new Error("/daftar calls another action than the bench knows")
  const headers = actionHeaders(registerAction, ["(public)", "daftar"])
  const sessionIds = (await db().select().from(session).orderBy(asc(session.startsAt))).map(({ id }) => id)
  return (index, holder) => {
    const sessionId = sessionIds[index % sessionIds.length] ?? 0
    const body = encodeCall(generatedPerson(index, { sessionId }))
    return post(
      server.authority,
      "/daftar",
      { body, type: MULTIPART, headers },
      { cookie: `giliran=${holder}` },
    )
  }
}
