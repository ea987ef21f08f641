import { createElement } from "react"
import { expect, test } from "vitest"
import { ticketPage } from "#lib/registration/page.ts"
import { rendered } from "#testing/rendered.ts"
import { TicketPage } from "./ticket-page.tsx"

test("whatever a ticket is filled with is drawn", () => {
  const page = rendered(createElement(TicketPage))
  const { texts, filled } = ticketPage
  expect(texts.filter((name) => !page.includes(filled[name]))).toEqual([])
})
