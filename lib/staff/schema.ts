import { z } from "zod"
import { plainText } from "#lib/kernel/plain-text.ts"

/** How names of accounts look everywhere: lower case, 3–40 characters. */
const username = z
  .string()
  .overwrite(plainText)
  .toLowerCase()
  .regex(/^[a-z0-9._-]{3,40}$/)

/** No real password is longer; without a limit, hashing would be a way to keep the server busy. */
const typedPassword = z.string().min(1).max(400)

/** What was typed at the sign-in. A name that cannot exist is refused like one that does not. */
export const signInSchema = z.object({
  username: z.string().overwrite(plainText).toLowerCase().min(1).max(100),
  password: typedPassword,
})

export const changePasswordSchema = z.object({ current: typedPassword, next: typedPassword })

export const createStaffSchema = z.object({
  username,
  name: z.string().overwrite(plainText).min(1).max(100),
  role: z.enum(["admin", "officer"]),
})

export const usernameSchema = z.object({ username })

/** What a session cookie carries; anything else is no session. */
export const sessionClaimsSchema = z.object({
  staffId: z.number().int(),
  role: z.enum(["admin", "officer"]),
  sessionVersion: z.number().int(),
  signedInAt: z.number(),
})

export type SignInInput = z.input<typeof signInSchema>
export type ChangePasswordInput = z.input<typeof changePasswordSchema>
export type CreateStaffInput = z.input<typeof createStaffSchema>
export type UsernameInput = z.input<typeof usernameSchema>
