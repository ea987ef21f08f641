/** Finding one's own registration by NIK and phone. */
export const lookup = {
  title: "Cek status pendaftaran",
  description: "Buka kembali tiket vaksinasi Anda dengan NIK dan nomor HP yang didaftarkan.",
  intro: "Isi NIK dan nomor HP yang Anda pakai saat mendaftar. Tiket Anda akan terbuka.",
  nik: "Nomor Induk Kependudukan (NIK)",
  nikHint: "16 angka, tertera pada KTP, KIA, atau Kartu Keluarga",
  phone: "Nomor HP yang didaftarkan",
  phoneHint: "Contoh: 081234567890",
  submit: "Buka tiket saya",
  pending: "Sedang mencari",
  notFound: "Data tidak ditemukan. Periksa kembali NIK dan nomor HP yang Anda masukkan.",
  notFoundHelp: "Keduanya harus sama dengan yang diisi saat mendaftar.",
  limited: "Terlalu banyak percobaan. Silakan coba lagi pukul {time} WIB.",
  noPhone: "Nomor HP sudah tidak aktif? Datang ke loket bantuan di lokasi dengan KTP atau Kartu Keluarga.",
  sending: {
    busy: "Sistem sedang ramai. Jangan tutup atau muat ulang halaman ini; kami mencoba lagi secara otomatis.",
    offline: "Koneksi internet terputus. Kami akan mencari lagi saat koneksi tersambung.",
    unknown_result: "Jawaban belum sampai. Mohon tunggu; kami mencoba lagi secara otomatis.",
    given_up: "Kami belum mendapat jawaban dari sistem. Silakan coba beberapa saat lagi.",
  },
  privacy: "NIK dan nomor HP Anda tidak muncul di alamat halaman.",
} as const
