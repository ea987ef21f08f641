import type { City } from "#lib/city/types.ts"

/** A city that does not exist, with a name that the message format has to be protected from. */
export const inventedCity: City = {
  code: "99.71",
  name: "Kota Rawa D'Pinang",
  shortName: "Rawa",
  government: "Pemerintah Kota Rawa D'Pinang",
  venue: "Gelora Pinang",
  exampleDistrict: "Tepi Rawa, Kabupaten Pinang",
  emblem: "<circle cx='24' cy='24' r='20' fill='#123456'/>",
  skyline: "<path d='M0 150h720'/>",
  colours: { brand: "#123456", marigold: "#abcdef" },
  kecamatan: [
    { code: "99.71.01", name: "Hulu", kelurahan: [{ code: "99.71.01.1001", name: "Hulu Satu" }] },
    {
      code: "99.71.02",
      name: "Hilir",
      kelurahan: [
        { code: "99.71.02.1001", name: "Hilir Satu" },
        { code: "99.71.02.1002", name: "Hilir Dua" },
      ],
    },
  ],
  neighbours: {
    regencies: [
      { code: "99.01", name: "Kabupaten Pinang" },
      { code: "99.72", name: "Kota Tepi" },
    ],
    kecamatan: [{ code: "99.01.01", name: "Tepi Rawa" }],
  },
}
