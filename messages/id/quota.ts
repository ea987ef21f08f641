/** Places by session and audience. */
export const quota = {
  title: "Kuota per sesi",
  description: "Tempat tersisa untuk vaksinasi di [venue] per hari dan jam.",
  intro: "Tempat tersisa untuk setiap jam kedatangan.",
  caption: "Tempat pada {date}",
  session: "Jam (WIB)",
  audiences: { resident: "Warga kota", outside_city: "Luar kota", walk_in: "Datang langsung" },
  total: "Jumlah",
  full: "Penuh",
  over: "Lewat",
  held: "{places} ditahan",
  legend: {
    title: "Cara membaca",
    available: "Angka: tempat yang masih dapat dipilih.",
    held: "Ditahan: cadangan yang belum dilepas; belum ada yang bisa mendaftar untuknya.",
    cancelled:
      "Tempat peserta yang membatalkan: diberikan kepada yang menunggu dalam antrean, atau muncul kembali di sini.",
  },
  open: "Angka yang sama tersedia sebagai <link>data terbuka (JSON)</link>.",
} as const
