import { plainText } from "#lib/kernel/plain-text.ts"

/** Written before a name; somebody who asks for "H. Siti" means Siti. */
const titles = new Set(
  "h hj kh dr drg drh drs dra ir prof ust ustadz ustadzah bapak bpk ibu tn ny nn sdr sdri alm almh".split(
    " ",
  ),
)

/** Written after a name, without their dots. */
const degrees = new Set(
  (
    "spd spdi ssi skom sh se st sag sip sos ssos skm sked skep sfarm spsi sp spt sst str amd amdkep amdkeb " +
    "ma msi mpd mpdi mkom mh mm mt mag mkes mkep mba mars phd spog spa spb sppd ners apt akt pd"
  ).split(" "),
)

const apostrophes = /['`\u00B4\u2018-\u201B\u2032\u02B9-\u02BC\uFF07]/g

/**
 * Returns a name as it is searched: lower case, without accents and apostrophes, every other sign a blank, one blank before and
 * after each word. "Nur’aini Ma’ruf" is " nuraini maruf ", "José" is " jose ".
 */
export function nameKey(name: string): string {
  return ` ${folded(name)} `
}

/** Returns the words of a typed name by which it is searched, folded as in `nameKey`; none when no letter was typed. */
export function nameWords(typed: string): string[] {
  const [said = "", ...after] = plainText(typed).split(",")
  const words = said.split(" ").filter((word, at) => at === 0 || !(word.includes(".") && isDegree(word)))
  const others = after
    .flatMap((part) => part.split(" "))
    .filter((word) => !word.includes(".") && !isDegree(word))
  const all = [...words, ...others].flatMap((word) => folded(word).split(" ")).filter((word) => word !== "")
  const first = all.findIndex((word) => !titles.has(word))
  return first === -1 ? all.slice(-1) : all.slice(first)
}

const isDegree = (word: string) => degrees.has(word.replaceAll(".", "").toLowerCase())

function folded(name: string): string {
  return plainText(name.replace(apostrophes, ""))
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim()
}
