/** The ticket, on the screen and on paper. */
export const ticket = {
  title: "Bukti Pendaftaran Vaksinasi COVID-19",
  shortTitle: "Tiket vaksinasi",
  name: "Nama",
  nikText: "NIK {nik}",
  arrival: "Hari dan jam kedatangan",
  hourText: "{from}–{to} WIB",
  gate: "Pintu masuk",
  gateText: "Pintu {code} ({name})",
  gateShort: "Pintu",
  place: "Tempat",
  number: "Nomor peserta",
  code: "Kode pendaftaran",
  vaccine: "Vaksin",
  vaccineText: "{vaccine}, dosis ke-{dose}",
  qr: "Kode QR untuk dipindai petugas",
  arrive:
    "Mohon hadir sesuai jam pada tiket. Peserta yang datang sebelum jamnya dapat diminta menunggu di luar.",
  save: "Simpan atau ambil tangkapan layar halaman ini.",
  saveWhy: "Tiket tetap dapat dipindai dari tangkapan layar atau cetakan, juga tanpa internet.",
  print: "Cetak tiket",
  next: {
    text: "Giliran Anda masih berlaku sampai pukul {until} WIB. Simpan tiket ini dahulu.",
    link: "Daftarkan anggota keluarga berikutnya ({seats} tempat lagi)",
  },
  secret: "Jangan bagikan tiket ini: siapa pun yang memegang kodenya dapat membuka dan membatalkannya.",
  cancelled: {
    title: "Pendaftaran ini sudah dibatalkan",
    text: "Tempat Anda sudah diberikan kembali. Selama masih ada tempat, Anda dapat mendaftar lagi.",
    again: "Daftar lagi",
  },
  checked_in: {
    title: "Anda sudah tercatat hadir",
    text: "Ikuti petunjuk petugas di dalam stadion. Simpan tiket ini sampai selesai.",
  },
  deferred: {
    title: "Vaksinasi Anda ditunda",
    text: "Petugas kesehatan menunda vaksinasi Anda. Ikuti petunjuk yang Anda terima dari petugas.",
  },
  vaccinated: {
    title: "Vaksinasi Anda sudah tercatat",
    text: "Terima kasih. Simpan tiket ini sebagai catatan Anda.",
  },
  no_show: {
    title: "Anda tercatat tidak hadir",
    text: "Jam kedatangan pada tiket ini sudah lewat. Bila Anda sedang berada di lokasi, datanglah ke loket bantuan.",
  },
  cancel: {
    open: "Tidak jadi datang? Batalkan tempat Anda",
    title: "Batalkan pendaftaran?",
    text: "Tempat Anda menjadi kosong dan dapat dipilih orang lain. Anda hanya dapat mendaftar lagi selama masih ada tempat.",
    confirm: "Ya, batalkan tempat saya",
    keep: "Tidak, tetap datang",
    pending: "Sedang membatalkan",
    not_cancellable: "Pendaftaran ini tidak dapat dibatalkan lagi.",
    sending: {
      busy: "Sistem sedang ramai. Kami mencoba lagi secara otomatis.",
      offline: "Koneksi internet terputus. Kami akan mengirim ulang saat koneksi tersambung.",
      unknown_result: "Kami sedang memastikan hasil pembatalan Anda. Mohon tunggu.",
      given_up: "Hasilnya belum pasti. Muat ulang halaman ini untuk melihat status tiket Anda.",
    },
  },
  notFound: {
    title: "Tiket tidak ditemukan",
    text: "Periksa kembali kode pendaftaran Anda, atau buka tiket dengan NIK dan nomor HP.",
    action: "Cek pendaftaran",
  },
} as const
