/** Words that every public page shares. */
export const common = {
  portal: "Pendaftaran Vaksinasi",
  city: "Pemerintah Kota Malang",
  skipToContent: "Langsung ke isi halaman",
  homeLink: "Beranda pendaftaran vaksinasi Pemerintah Kota Malang",
  navigation: "Halaman utama",
  nav: {
    home: "Beranda",
    register: "Daftar",
    lookup: "Cek pendaftaran",
    ticket: "Cek tiket",
    quota: "Kuota",
  },
  footer: {
    owner: "Pemerintah Kota Malang",
    purpose: "Situs resmi pendaftaran vaksinasi COVID-19 di Stadion Gajayana.",
    free: "Pendaftaran dan vaksinasi tidak dipungut biaya.",
    staff: "Masuk petugas",
    links: "Tautan lain",
  },
  wib: "{time} WIB",
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
  error: {
    title: "Terjadi gangguan pada sistem",
    text: "Silakan coba beberapa saat lagi. Pendaftaran yang sudah berhasil tetap tersimpan.",
    retry: "Coba lagi",
    home: "Ke beranda",
  },
} as const
