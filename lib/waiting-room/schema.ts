import { z } from "zod"
import { readToken, signToken } from "#lib/identity/signed-token.ts"
import { plainText } from "#lib/kernel/plain-text.ts"
import { MAX_SEATS } from "./rules/seats.ts"
import { MAX_LETTERS, MAX_LIMIT } from "./rules/steering.ts"
import type { LineAudience, PassToken, QueueNumber, SlowLaneToken } from "./types.ts"

export const audienceSchema = z.enum(["resident", "outside_city"])
const seatsSchema = z.coerce.number().int().min(1).max(MAX_SEATS)

/** What a visitor asks for when joining. `proof` stays as it came: `proof-of-work/verify.ts` knows its form. */
export const joinSchema = z.object({
  audience: audienceSchema,
  seats: seatsSchema,
  proof: z.string().max(4_000).optional(),
})

const maxActive = z.number().int().min(1).max(MAX_LIMIT)
const maxPerMinute = z.number().int().min(1).max(MAX_LIMIT).nullable()

/**
 * At least one of the settings. `maxPerMinute` null: as fast as the portal can. `seen`: the limits that were on the
 * screen; with others in force nothing is changed.
 */
export const changeLineSchema = z.object({
  lineId: z.coerce.number().int().positive(),
  paused: z.boolean().optional(),
  maxActive: maxActive.optional(),
  maxPerMinute: maxPerMinute.optional(),
  seen: z.object({ maxActive, maxPerMinute }).optional(),
})
export type ChangeLineInput = z.input<typeof changeLineSchema>

/**
 * `text` empty: the announcement is taken away. `seen`: of each line, when what was on the screen was announced, in ISO
 * 8601, or null for nothing; where it is something else by now, nothing is changed.
 */
export const announceSchema = z.object({
  campaignId: z.coerce.number().int().positive(),
  audiences: z.array(audienceSchema).min(1),
  text: z.string().overwrite(plainText).max(MAX_LETTERS),
  seen: z.partialRecord(audienceSchema, z.string().nullable()).optional(),
})
export type AnnounceInput = z.input<typeof announceSchema>

export const holdPlacesSchema = z.object({
  holds: z
    .array(z.object({ quotaId: z.number().int().positive(), amount: z.number().int().positive() }))
    .min(1)
    .max(200)
    .refine((holds) => new Set(holds.map(({ quotaId }) => quotaId)).size === holds.length),
  reason: z.string().overwrite(plainText).min(5).max(300),
  idempotencyKey: z.uuid(),
})
export type HoldPlacesInput = z.input<typeof holdPlacesSchema>

const letters = { resident: "r", outside_city: "o" } as const satisfies Record<LineAudience, string>
const audienceField = z
  .enum(["r", "o"])
  .transform((letter): LineAudience => (letter === "r" ? "resident" : "outside_city"))
const idField = z.coerce.number().int().positive()
const momentField = z.coerce
  .number()
  .int()
  .transform((ms) => new Date(ms))

const ticketFields = z.tuple([idField, audienceField, idField, seatsSchema])
const passFields = z.tuple([
  idField,
  idField,
  audienceField,
  idField,
  seatsSchema,
  z.coerce.number().int().min(0).max(MAX_SEATS),
  momentField,
  z.enum(["0", "1"]),
])
const slowLaneFields = z.tuple([idField, audienceField, seatsSchema, momentField, z.string().min(16)])

/**
 * `antrean`: the queue number. `giliran`: the pass. `jalur_lambat`: a place in the slow lane. `daftar_tunggu`: a queue number whose
 * number was given to the waiting list.
 */
export type CookieBase = "antrean" | "giliran" | "jalur_lambat" | "daftar_tunggu"

/** How long a browser keeps them: a queue number as long as people may wait, the others long enough to say that they are over. */
export const COOKIE_SECONDS: Record<CookieBase, number> = {
  antrean: 7 * 24 * 3_600,
  giliran: 24 * 3_600,
  jalur_lambat: 3_600,
  daftar_tunggu: 7 * 24 * 3_600,
}

/** The cookie of a place in the line. */
export function queueNumberToToken({ lineId, audience, number, seats }: QueueNumber): string {
  return signToken("ticket", [lineId, letters[audience], number, seats])
}

/** The queue number of a cookie that this portal signed; `null` for anything else. Whether its line is still run, is not said. */
export function tokenToQueueNumber(token: string): QueueNumber | null {
  const fields = ticketFields.safeParse(readToken("ticket", token))
  if (!fields.success) return null
  const [lineId, audience, number, seats] = fields.data
  return { lineId, audience, number, seats }
}

/** The cookie of a turn. */
export function passToToken(pass: PassToken): string {
  const { passId, lineId, audience, number, seats, used, expiresAt, extended } = pass
  const last = [used, expiresAt.getTime(), extended ? 1 : 0]
  return signToken("pass", [passId, lineId, letters[audience], number, seats, ...last])
}

/** The pass of a cookie that this portal signed, over or not; `null` for anything else. */
export function tokenToPass(token: string): PassToken | null {
  const fields = passFields.safeParse(readToken("pass", token))
  if (!fields.success) return null
  const [passId, lineId, audience, number, seats, used, expiresAt, extended] = fields.data
  return { passId, lineId, audience, number, seats, used, expiresAt, extended: extended === "1" }
}

/** The cookie of a visitor who waits without a script: they may join from `notBefore` on, once for each `nonce`. */
export function slowLaneToToken({ campaignId, audience, seats, notBefore, nonce }: SlowLaneToken): string {
  return signToken("slow_lane", [campaignId, letters[audience], seats, notBefore.getTime(), nonce])
}

/** What a cookie of the slow lane says, if this portal signed it. */
export function tokenToSlowLane(token: string): SlowLaneToken | null {
  const fields = slowLaneFields.safeParse(readToken("slow_lane", token))
  if (!fields.success) return null
  const [campaignId, audience, seats, notBefore, nonce] = fields.data
  return { campaignId, audience, seats, notBefore, nonce }
}
