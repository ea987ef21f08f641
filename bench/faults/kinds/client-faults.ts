import { connect, type Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { header } from "../../http/answer-reader.ts"
import { get } from "../../http/request.ts"
import { textOf } from "../../http/unpack.ts"
import { ask, askUntilAnswered, FINE, type Load } from "../load/caller.ts"
import { formsWith, getPage, postHtmlForm } from "../load/html-form.ts"
import type { FaultKind } from "./fault-kind.ts"

const DOWNLOADS = 300
const CUT_WITHIN_MS = 4
const SILENT = 16
const PIPELINED = { assets: 14, pages: 40 }
const SILENT_MS = 10_000
const SIGN_INS = 30
const CUTTING_MS = 5_000
const CUT = 0.5

export const clientFaults: readonly FaultKind[] = [
  {
    name: "downloads_broken",
    spares: true,
    async cause({ load, asset }) {
      const uncompressed = get(load.authority, asset, "asset").replace(/accept-encoding: .*\r\n/, "")
      for (let sent = 0; sent < DOWNLOADS; sent++) {
        const socket = open(load)
        socket.write(uncompressed, () =>
          setTimeout(() => socket.resetAndDestroy(), CUT_WITHIN_MS * Math.random()),
        )
        await sleep(3)
      }
    },
  },
  {
    name: "answers_unread",
    spares: true,
    async cause({ load, asset }) {
      const asked =
        get(load.authority, asset, "asset").repeat(PIPELINED.assets) +
        get(load.authority, "/masuk", "page").repeat(PIPELINED.pages)
      const sockets = Array.from({ length: SILENT }, () => {
        const socket = open(load)
        socket.pause()
        socket.write(asked)
        return socket
      })
      await sleep(SILENT_MS)
      for (const socket of sockets) socket.destroy()
    },
  },
  {
    name: "sign_ins_at_once",
    spares: true,
    cause: async ({ load }) => {
      const visitor = { address: "203.0.113.1", cookie: "" }
      const page = () => getPage(load.authority, "/masuk", visitor)
      const shown = await askUntilAnswered(load, { kind: "look", key: "/masuk" }, page, () => FINE)
      const [form] = shown ? formsWith(textOf(shown.answer), 'name="username"') : []
      await Promise.all(
        Array.from({ length: SIGN_INS }, (_, index) => signInAs(load, index, form?.hidden ?? [])),
      )
    },
  },
  {
    name: "forms_cut",
    spares: true,
    async cause({ load }) {
      load.cut += CUT
      await sleep(CUTTING_MS)
      load.cut -= CUT
    },
  },
]

/** Nobody has this account: the answer costs what a right one costs. */
async function signInAs(load: Load, index: number, hidden: readonly (readonly [string, string])[]) {
  const username = `tamu-${index}`
  const fields = [...hidden, ["username", username], ["password", "bukan kata sandi"]] as const
  const visitor = { address: `203.0.113.${10 + index}`, cookie: "" }
  const request = postHtmlForm(load.authority, "/masuk", fields, visitor)
  await ask(load, { kind: "sign_in", key: username }, request, (answer) => {
    const isAnswered = answer.status === 200 && header(answer, "location") === undefined
    return { outcome: isAnswered ? "refused" : "unexpected", told: String(answer.status) }
  })
}

/** A connection of nobody's pool. The portal may close it at any moment. */
function open({ host, port }: Load): Socket {
  const socket = connect({ host, port })
  socket.on("error", () => {}) // closed by the portal, which is its right
  return socket
}
