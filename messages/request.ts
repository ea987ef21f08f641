import { getRequestConfig } from "next-intl/server"
import { messages } from "#messages/compiled.ts"

/** Every sentence on the screen comes from the Indonesian catalogue; a second language is a second catalogue. */
export default getRequestConfig(async () => ({ locale: "id", timeZone: "Asia/Jakarta", messages }))
