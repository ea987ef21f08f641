import type { useTranslations } from "next-intl"

/** Reads the sentences of the namespace `registration`. */
export type RegistrationTexts = ReturnType<typeof useTranslations<"registration">>
