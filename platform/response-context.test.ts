import { IncomingMessage, ServerResponse } from "node:http"
import { Socket } from "node:net"
import { setTimeout as sleep } from "node:timers/promises"
import { expect, test } from "vitest"
import { sendCookie, withResponse } from "./response-context.ts"

const answer = () => new ServerResponse(new IncomingMessage(new Socket()))

test("a cookie goes into the answer in whose making it was set, however they overlap", async () => {
  const [one, other] = [answer(), answer()]
  await Promise.all([
    withResponse(one, async () => {
      await sleep(5)
      expect(sendCookie("giliran=satu")).toBe(true)
    }),
    withResponse(other, async () => {
      await sleep(1)
      expect(sendCookie("giliran=dua")).toBe(true)
    }),
  ])
  expect([one, other].map((response) => response.getHeader("set-cookie"))).toEqual([
    "giliran=satu",
    "giliran=dua",
  ])
})

test("without an answer under way nothing is set", () => {
  expect(sendCookie("giliran=tiga")).toBe(false)
})
