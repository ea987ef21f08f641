import { generateKeyPairSync, type KeyObject } from "node:crypto"
import { describe, expect, test } from "vitest"
import { cookieName } from "#platform/cookie.ts"
import { EnvError, loadEnv } from "#platform/env.ts"
import { shareReads, shareReadsByKey } from "#platform/shared-read.ts"

test("cookies are bound to the host where that is possible", () => {
  expect(cookieName("antrean", true)).toBe("__Host-antrean")
  expect(cookieName("antrean", false)).toBe("antrean")
})

describe("a shared read", () => {
  const at = (ms: number) => new Date(1_000_000 + ms)

  test("serves everybody within its age, then reads again, and says when it read", async () => {
    let reads = 0
    const read = shareReads(1_000, async () => ++reads)
    const answers = await Promise.all([read(at(0)), read(at(0)), read(at(999))])
    expect(answers.map(({ value }) => value)).toEqual([1, 1, 1])
    expect(await read(at(1_000))).toEqual({ value: 2, asOf: at(1_000) })
  })

  test("is one for each key, and of more keys than it may remember the first is forgotten", async () => {
    let reads = 0
    const read = shareReadsByKey(1_000, async (key: number) => `${key}: ${++reads}`)
    const now = new Date(0)
    expect((await read(1, now)).value).toBe("1: 1")
    expect((await read(2, now)).value).toBe("2: 2")
    expect((await read(1, now)).value).toBe("1: 1")
    for (let key = 3; key <= 101; key++) await read(key, now)
    expect((await read(2, now)).value).toBe("2: 2")
    expect((await read(1, now)).value).toBe("1: 102")
  })

  test("does not keep a failure, nor a value from a clock that was set back", async () => {
    let reads = 0
    const read = shareReads(1_000, async () => {
      reads++
      if (reads === 1) throw new Error("the database is away")
      return reads
    })
    await expect(read(at(0))).rejects.toThrow("away")
    expect((await read(at(1))).value).toBe(2)
    expect((await read(at(-5_000))).value).toBe(3)
  })
})

describe("settings", () => {
  const der = ({ privateKey }: { privateKey: KeyObject }) =>
    privateKey.export({ format: "der", type: "pkcs8" }).toString("base64")
  const key = Buffer.alloc(32, 1).toString("base64")
  const right = {
    DATABASE_URL: "postgres://127.0.0.1/portal",
    AUTH_SECRET: "a".repeat(32),
    NIK_ENCRYPTION_KEYS: `k2:${key},k1:${key}`,
    NIK_INDEX_KEY: key,
    WAITING_ROOM_KEYS: `w1:${key}`,
    TICKET_SIGNING_KEY: der(generateKeyPairSync("ed25519")),
  }

  test("have defaults, and an empty value is none", () => {
    expect(loadEnv({ ...right, PORT: "" })).toMatchObject({
      PORT: 3000,
      DATABASE_POOL_SIZE: 10,
      HOST: "0.0.0.0",
    })
  })

  test.each([
    [{ PORT: "0" }, "PORT"],
    [{ PORT: "http" }, "PORT must be a whole number from 1 to 65535"],
    [{ DATABASE_POOL_SIZE: "64" }, "DATABASE_POOL_SIZE must be a whole number from 8 to 16"],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must start with postgres://"],
    [{ NIK_ENCRYPTION_KEYS: "k1:short" }, "NIK_ENCRYPTION_KEYS needs keys of 32 bytes"],
    [
      { NIK_ENCRYPTION_KEYS: `k1:${key},k1:${key}` },
      "NIK_ENCRYPTION_KEYS must give every key a name of its own",
    ],
    [{ TICKET_SIGNING_KEY: "short".repeat(16) }, "TICKET_SIGNING_KEY must be a PKCS#8 Ed25519 key in base64"],
    [
      { TICKET_SIGNING_KEY: der(generateKeyPairSync("ec", { namedCurve: "P-256" })) },
      "TICKET_SIGNING_KEY must be",
    ],
    [
      { TICKET_SIGNING_KEY: der(generateKeyPairSync("rsa", { modulusLength: 2048 })) },
      "TICKET_SIGNING_KEY must be",
    ],
    [{ TRUSTED_PROXIES: "10.0.0.0/33" }, "TRUSTED_PROXIES must list addresses"],
    [{ TRUSTED_PROXIES: "proxy" }, "TRUSTED_PROXIES must list addresses"],
    [{ HELP_DESK_NETWORKS: "desk" }, "HELP_DESK_NETWORKS must list addresses"],
    [{ NIK_INDEX_KEY: undefined }, "NIK_INDEX_KEY is missing"],
  ])("%o is one clear line that never shows the value", (wrong, line) => {
    const attempt = () => loadEnv({ ...right, ...wrong })
    expect(attempt).toThrow(EnvError)
    expect(attempt).toThrow(line)
    expect(attempt).not.toThrow(/short|mysql/)
  })
})
