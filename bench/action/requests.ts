import { asc } from "drizzle-orm"
import { db } from "#db/client.ts"
import { session } from "#db/schema/session.ts"
import { generatedPerson } from "#testing/generated-people.ts"
import type { Pool } from "../http/pool.ts"
import { textOf } from "../http/unpack.ts"
import type { Server } from "../portal/portal.ts"
import { askAs } from "./noop.ts"
import { actionFieldsOf, postForm } from "./posted-form.ts"

/** Makes the registration of the n-th person by the holder of a turn, as the form of `/daftar` sends it. */
export type Registration = (index: number, turn: string) => string | Buffer

/** Learns what the form sends from its page, as a browser does. `turn` is the cookie of a pass that still runs. */
export async function learnRegistration(server: Server, pool: Pool, turn: string): Promise<Registration> {
  const action = actionFieldsOf(textOf(await askAs(server, pool, `giliran=${turn}`)("/daftar", "page")))
  if (Object.keys(action).length === 0) throw new Error("the form of /daftar names no action")
  const sessionIds = (await db().select().from(session).orderBy(asc(session.startsAt))).map(({ id }) => id)
  return (index, holder) => {
    const sessionId = sessionIds[index % sessionIds.length] ?? 0
    const cookie = `giliran=${holder}`
    return postForm(server.authority, action, generatedPerson(index, { sessionId }), { cookie })
  }
}
