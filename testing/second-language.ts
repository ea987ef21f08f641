import { catalogues } from "#messages/catalogues.ts"

/** A catalogue of a few sentences, as a second language begins. */
export const english = {
  common: { asOf: "as of {time} WIB", footer: { owner: "[government]" } },
  overload: {
    home: "Go to the front page",
    failed: { title: "Something went wrong", text: "Please try again." },
    sendAgain: { title: "Many visitors", text: "Please send it again." },
  },
} as const

/** Adds it to the languages of the portal, as its line in `messages/catalogues.ts` would. Returns how to end that. */
export function speakEnglishToo(): () => void {
  Object.assign(catalogues, { en: english })
  return () => Reflect.deleteProperty(catalogues, "en")
}
