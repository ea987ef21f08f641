import type { CampaignPlan } from "../plan.ts"

const DAY_MS = 86_400_000
const WIB_MS = 7 * 3_600_000
const SATURDAY = 6

/** 07.00–15.00 WIB in eight hours. */
const HOURS = [7, 8, 9, 10, 11, 12, 13, 14]
const RESIDENTS_PER_SESSION = 1_250
const OUTSIDE_CITY_HELD = 5_000

/**
 * Serbuan Vaksin, Stadion Gajayana, Kota Malang: 20,000 places for residents and 5,000 held ones for people from
 * outside the city over two days. `present`: open from `now`, on the coming Saturday and Sunday. `history`: opened
 * Thursday 5 August 2021 at 10.00 WIB for 7 and 8 August (newmalangpos.id, viva.co.id, memontum.com).
 */
export function malangPlan(dates: "present" | "history", now: Date): CampaignPlan {
  const days = dates === "history" ? ["2021-08-07", "2021-08-08"] : comingWeekend(now)
  const windows = days.flatMap((day) =>
    HOURS.map((hour) => ({ startsAt: at(day, hour), endsAt: at(day, hour + 1) })),
  )
  return {
    campaign: {
      slug: "serbuan-vaksin-gajayana",
      name: "Serbuan Vaksin Stadion Gajayana",
      organiser: "Pemerintah Kota Malang bersama TNI AL Koarmada II",
      venue: "Stadion Gajayana",
      venueAddress: "Jalan Tangkuban Perahu, Kauman, Klojen, Kota Malang",
      vaccine: "Sinovac",
      dose: 1,
      phase: "open",
      opensAt: dates === "history" ? at("2021-08-05", 10) : now,
      closesAt: at(days.at(-1) ?? "", (HOURS.at(-1) ?? 0) + 1),
      minimumAge: 12,
    },
    gates: [
      { code: "A", name: "Blimbing", kecamatanCode: "35.73.01" },
      { code: "B", name: "Klojen", kecamatanCode: "35.73.02" },
      { code: "C", name: "Kedungkandang", kecamatanCode: "35.73.03" },
      { code: "D", name: "Sukun", kecamatanCode: "35.73.04" },
      { code: "E", name: "Lowokwaru", kecamatanCode: "35.73.05" },
      { code: "F", name: "Luar kota", kecamatanCode: null },
    ],
    sessions: windows.map((window, index) => {
      const held = evenPart(OUTSIDE_CITY_HELD, windows.length, index)
      return {
        ...window,
        quotas: [
          { audience: "resident", capacity: RESIDENTS_PER_SESSION, held: 0 },
          { audience: "outside_city", capacity: held, held },
          { audience: "walk_in", capacity: 0, held: 0 },
        ],
      }
    }),
  }
}

/** 5,000 over 16 sessions: 312, 313, 312, 313, … */
function evenPart(total: number, parts: number, index: number): number {
  return Math.floor((total * (index + 1)) / parts) - Math.floor((total * index) / parts)
}

/** The Saturday after today and the Sunday behind it, so that there is always a day left to register. */
function comingWeekend(now: Date): [string, string] {
  const today = new Date(now.getTime() + WIB_MS)
  const ahead = (SATURDAY - today.getUTCDay() + 7) % 7 || 7
  const day = (offset: number) => new Date(today.getTime() + offset * DAY_MS).toISOString().slice(0, 10)
  return [day(ahead), day(ahead + 1)]
}

function at(day: string, hour: number): Date {
  return new Date(`${day}T${String(hour).padStart(2, "0")}:00:00+07:00`)
}
