import { randomUUID } from "node:crypto"
import { thisCity } from "#db/seed/this-city.ts"

const women =
  "Siti Dewi Sri Ayu Rina Wulan Ratna Lestari Indah Putri Fitri Nur Endang Yuni Maya Dian Kartika Eka".split(
    " ",
  )
const men =
  "Budi Agus Slamet Eko Joko Hadi Bambang Rizki Dimas Bayu Wahyu Arif Yusuf Hendra Teguh Fajar Imam Galih".split(
    " ",
  )
const family =
  "Santoso Wijaya Kusuma Pratama Hidayat Nugroho Saputra Rahmawati Lestari Utami Setiawan Purnomo Suryani Handayani Wibowo Anggraini Hartono Maulana".split(
    " ",
  )
const streets = "Melati Mawar Kenanga Anggrek Cempaka Flamboyan Dahlia Teratai Bougenville Kamboja".split(" ")
const kelurahan = thisCity.city.kecamatan.flatMap((one) => one.kelurahan)
const districts = thisCity.city.neighbours.kecamatan.map(({ name }) => name)

function pick<T>(from: readonly T[], index: number): T {
  const found = from[index % from.length]
  if (found === undefined) throw new Error("nothing to pick from")
  return found
}

const two = (value: number) => String(value).padStart(2, "0")

/** Spreads consecutive numbers, so that neighbours do not resemble each other. Knuth's multiplicative hash. */
const scatter = (index: number, salt: number) => Math.imul(index + 1, 2_654_435_761 + 2 * salt) >>> 8

/** What one person types into the form of `/daftar`, by field name. */
export type GeneratedForm = Record<
  "nik" | "name" | "birthDate" | "sex" | "phone" | "address" | "sessionId" | "consent" | "idempotencyKey",
  string
> &
  ({ residency: "resident"; kelurahan: string } | { residency: "outside_city"; district: string })

/**
 * The n-th invented person, as the form of `/daftar` sends it. The NIK has the right structure and agrees with birth
 * date and sex; up to 9,999 × 17,000 people have different ones. No real person is meant.
 */
export function generatedPerson(
  index: number,
  choice: { sessionId: number; residency?: "resident" | "outside_city" },
): GeneratedForm {
  const { sessionId, residency = "resident" } = choice
  const female = index % 2 === 0
  const year = 1955 + (scatter(index, 1) % 50)
  const month = 1 + (scatter(index, 2) % 12)
  const day = 1 + (scatter(index, 3) % 28)
  const home = pick(kelurahan, scatter(index, 4))
  const region = residency === "resident" ? home.code.slice(0, 8).replaceAll(".", "") : "350718"
  const born = `${two(day + (female ? 40 : 0))}${two(month)}${two(year % 100)}`
  const serial = String(1 + (index % 9_999)).padStart(4, "0")
  const person = {
    nik: `${region}${born}${serial}`,
    name: `${pick(female ? women : men, scatter(index, 5))} ${pick(family, scatter(index, 6))}`,
    birthDate: `${year}-${two(month)}-${two(day)}`,
    sex: female ? "female" : "male",
    phone: `0812${String(10_000_000 + (index % 90_000_000)).padStart(8, "0")}`,
    address: `Jalan ${pick(streets, scatter(index, 7))} Nomor ${1 + (index % 120)}`,
    sessionId: String(sessionId),
    consent: "yes",
    idempotencyKey: randomUUID(),
  }
  return residency === "resident"
    ? { ...person, residency, kelurahan: home.code }
    : { ...person, residency, district: pick(districts, scatter(index, 8)) }
}
