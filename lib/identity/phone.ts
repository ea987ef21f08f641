import { plainText } from "#lib/kernel/plain-text.ts"

const mobile = /^\+628[1-9]\d{6,10}$/

/**
 * Returns an Indonesian mobile number as "+628…", or `null` when it cannot be one. It may be typed or pasted as 08…, 8…,
 * 628…, +628…, 00628…, as +62 (0)8… or as `tel:…`, in groups.
 */
export function normalisePhone(typed: string): string | null {
  const bare = plainText(typed)
    .replace(/^tel:/i, "")
    .replace(/[ ()./-]/g, "")
  const international = bare.replace(/^(?:(?:\+|00)?62)?0?(?=8)/, "+62")
  return mobile.test(international) ? international : null
}

/** "+6281234567890" as people write it: "0812-3456-7890". */
export function formatPhone(stored: string): string {
  return stored.replace(/^\+62/, "0").replace(/^(\d{4})(\d{4})(\d+)$/, "$1-$2-$3")
}
