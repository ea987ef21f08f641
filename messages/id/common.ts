import { overload } from "./overload.ts"

/** Words that every public page shares. */
export const common = {
  portal: "Pendaftaran Vaksinasi",
  title: "Pendaftaran Vaksinasi · [government]",
  pageTitle: "{page} · Pendaftaran Vaksinasi [government]",
  shortTitle: "Vaksinasi [shortCity]",
  government: "[government]",
  skipToContent: "Langsung ke isi halaman",
  homeLink: "Beranda pendaftaran vaksinasi [government]",
  navigation: "Halaman utama",
  nav: {
    home: "Beranda",
    register: "Daftar",
    lookup: "Cek pendaftaran",
    ticket: "Cek tiket",
    quota: "Kuota",
  },
  footer: {
    owner: "[government]",
    purpose: "Situs resmi pendaftaran vaksinasi COVID-19 di [venue].",
    free: "Pendaftaran dan vaksinasi tidak dipungut biaya.",
    staff: "Masuk petugas",
    links: "Tautan lain",
  },
  dateAndTime: "{date}, {time} WIB",
  asOf: "per {time} WIB",
  hours: "{from}–{to} WIB",
  bring: {
    title: "Yang perlu dibawa",
    identity: "KTP asli atau fotokopi (usia 12–17 tahun: Kartu Keluarga/KIA yang memuat NIK)",
    ticket: "Bukti pendaftaran (cetak atau tangkapan layar)",
    card: "Kartu kendali yang sudah diisi",
  },
  notFound: {
    title: "Halaman tidak ditemukan",
    text: "Alamat yang Anda buka tidak ada atau sudah tidak berlaku. Periksa kembali tautan Anda, atau mulai dari beranda.",
  },
  error: overload.failed,
} as const
