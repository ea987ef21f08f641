const mobile = /^\+628[1-9]\d{6,10}$/

/** Indonesian mobile number typed as 08…, 8…, 628… or +628… to "+628…", or `null` when it cannot be one. */
export function normalisePhone(typed: string): string | null {
  const bare = typed.replace(/[\s().-]/g, "")
  const international = bare.replace(/^(\+62|62|0)?(?=8)/, "+62")
  return mobile.test(international) ? international : null
}

/** "+6281234567890" as people write it: "0812-3456-7890". */
export function formatPhone(stored: string): string {
  return stored.replace(/^\+62/, "0").replace(/^(\d{4})(\d{4})(\d+)$/, "$1-$2-$3")
}
