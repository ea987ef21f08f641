import { handlers } from "#lib/staff/auth.ts"

export const { GET, POST } = handlers
