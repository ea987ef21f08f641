import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { loadEnv } from "#platform/env.ts"
import { generateSecrets, readSecrets } from "./secrets.ts"

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "portal-secrets-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = () => join(folder, "secrets.json")
const mode = () => statSync(file()).mode & 0o777

test("secrets are made once, readable by their owner alone", () => {
  const first = readSecrets(folder)
  expect(mode()).toBe(0o600)
  expect(readSecrets(folder)).toEqual(first)
})

test("they are what the portal's settings ask for, and never the same twice", () => {
  const secrets = generateSecrets()
  expect(loadEnv({ ...secrets, DATABASE_URL: "postgres://x" })).toMatchObject(secrets)
  expect(generateSecrets().NIK_INDEX_KEY).not.toBe(secrets.NIK_INDEX_KEY)
})

test("a file that others can read is closed again, and that is said", () => {
  const secrets = readSecrets(folder)
  chmodSync(file(), 0o644)
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {})
  expect(readSecrets(folder)).toEqual(secrets)
  expect(mode()).toBe(0o600)
  expect(warn).toHaveBeenCalledOnce()
  warn.mockRestore()
})

test("a damaged file is never replaced: without it no NIK can be decrypted", () => {
  writeFileSync(file(), "{ half", { mode: 0o600 })
  expect(() => readSecrets(folder)).toThrow("put the original back")
  expect(readFileSync(file(), "utf8")).toBe("{ half")
})
