import { expect, test } from "vitest"
import { activeCampaign, ageOn, campaignState, mayChangePhase } from "./rules.ts"
import type { Campaign, CampaignPhase } from "./types.ts"

const opensAt = new Date("2021-08-05T10:00:00+07:00")
const closesAt = new Date("2021-08-08T15:00:00+07:00")
const stateOf = (phase: CampaignPhase, now: string) =>
  campaignState({ publishedAt: opensAt, phase, opensAt, closesAt }, new Date(now)).kind

test.each([
  ["scheduled", "2021-08-05T09:59:59.999+07:00", "not_open"],
  ["scheduled", "2021-08-05T10:00:00+07:00", "open"],
  ["open", "2021-08-05T09:59:59+07:00", "not_open"],
  ["open", "2021-08-08T14:59:59+07:00", "open"],
  ["open", "2021-08-08T15:00:00+07:00", "closed"],
  ["paused", "2021-08-06T10:00:00+07:00", "paused"],
  ["paused", "2021-08-08T15:00:00+07:00", "closed"],
  ["closed", "2021-08-06T10:00:00+07:00", "closed"],
] as const)("%s at %s: %s", (phase, now, expected) => {
  expect(stateOf(phase, now)).toBe(expected)
})

test.each(["scheduled", "open", "paused", "closed"] as const)(
  "a draft is not open, its phase: %s",
  (phase) => {
    const draft = { publishedAt: null, phase, opensAt, closesAt }
    expect(campaignState(draft, new Date("2021-08-06T10:00:00+07:00")).kind).toBe("not_open")
  },
)

const august = (id: number, opens: number, closes: number, told: Partial<Campaign> = {}): Campaign => ({
  ...{
    id,
    slug: `kegiatan-${id}`,
    name: "Vaksinasi",
    organiser: "Dinas",
    venue: "Stadion",
    venueAddress: "Jalan",
  },
  ...{ vaccine: "Sinovac", dose: 1, phase: "scheduled" as const, minimumAge: 12 },
  publishedAt: new Date("2021-07-01T00:00:00Z"),
  opensAt: new Date(Date.UTC(2021, 7, opens)),
  closesAt: new Date(Date.UTC(2021, 7, closes)),
  ...told,
})

test.each([
  ["none", [], undefined],
  ["a draft alone", [august(1, 1, 20, { publishedAt: null })], undefined],
  ["the one that has opened last", [august(1, 8, 20), august(2, 2, 20)], 1],
  ["the newer of two that opened together", [august(1, 8, 20), august(2, 8, 20)], 2],
  ["a draft beside it changes nothing", [august(1, 2, 20), august(2, 8, 20, { publishedAt: null })], 1],
  ["one that is open before one to come", [august(1, 2, 20), august(2, 15, 20)], 1],
  [
    "one that is open before a later one that the office closed",
    [august(1, 2, 20), august(2, 8, 20, { phase: "closed" })],
    1,
  ],
  ["a paused one is not over", [august(1, 2, 20), august(2, 8, 20, { phase: "paused" })], 2],
  ["the next to open", [august(1, 1, 5), august(2, 18, 20), august(3, 15, 20)], 3],
  ["of those that are over the last", [august(1, 1, 9), august(2, 2, 5)], 1],
] as const)("where no campaign is named: %s", (_, campaigns, id) => {
  expect(activeCampaign(campaigns, new Date("2021-08-10T10:00:00Z"))?.id).toBe(id)
})

test("a closed campaign opens again", () => {
  expect(mayChangePhase("closed", "open")).toBe(true)
  expect(mayChangePhase("open", "paused")).toBe(true)
  expect(mayChangePhase("paused", "paused")).toBe(false)
})

test.each([
  ["2009-08-07", "2021-08-07", 12],
  ["2009-08-08", "2021-08-07", 11],
  ["2008-02-29", "2021-02-28", 12],
  ["2008-02-29", "2021-03-01", 13],
])("born %s, on %s: %i", (born, day, age) => {
  expect(ageOn(born, day)).toBe(age)
})
