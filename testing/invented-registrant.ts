import type { Registrant } from "#lib/check-in/types.ts"

/** A resident with a place on 7 August 2021, 08.00 to 09.00 WIB, gate A, who has not arrived. Not a real person. */
export const inventedRegistrant: Registrant = {
  registrationId: 1,
  campaignId: 1,
  name: "Dewi Lestari",
  maskedNik: "3573••••••••0001",
  nikWarnings: [],
  birthDate: "1980-08-08",
  sex: "female",
  audience: "resident",
  origin: { kelurahan: "Lowokwaru", kecamatan: "Lowokwaru" },
  status: "registered",
  cancelledAt: null,
  session: {
    id: 7,
    startsAt: new Date("2021-08-07T08:00:00+07:00"),
    endsAt: new Date("2021-08-07T09:00:00+07:00"),
  },
  gate: { id: 1, code: "A", name: "Blimbing" },
  number: "A-0001",
  arrival: null,
}
