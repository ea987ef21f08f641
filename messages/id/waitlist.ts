/** The waiting list: the form that is left with the line, and where it stands. */
export const waitlist = {
  title: "Daftar tunggu",
  description: "Tinggalkan formulir Anda dan didaftarkan otomatis bila ada tempat yang kembali.",
  form: {
    intro:
      "Isi formulir ini untuk satu orang. Bila ada tempat yang kembali dan giliran nomor Anda tiba, kami mendaftarkan Anda secara otomatis. Semua kolom wajib diisi.",
    number: "Nomor antrean Anda",
    forSeats: "untuk {seats} orang",
    terms: {
      title: "Yang perlu Anda ketahui",
      order:
        "Urutan Anda di antrean tetap. Tempat diberikan menurut urutan nomor, bukan siapa yang tercepat mengisi.",
      hour: "Hari dan jam mengikuti tempat yang kosong, paling lambat 12 jam sebelum mulai. Bila tidak cocok, tempat itu dapat Anda kembalikan.",
      look: "Kami tidak mengirim SMS atau WhatsApp. Buka halaman ini, atau Cek pendaftaran dengan NIK dan nomor HP, setiap pagi dan malam.",
      instead: "Setelah dikirim, nomor ini tidak dapat dipakai lagi untuk mengisi formulir sendiri.",
    },
    submit: "Masuk daftar tunggu",
    back: "Kembali ke antrean",
  },
  refused: {
    already_registered: {
      title: "NIK ini sudah terdaftar.",
      text: "Bila Anda yang mendaftar, buka tiket Anda melalui Cek pendaftaran. Bila Anda belum pernah mendaftar, periksa kembali angka NIK Anda.",
    },
    already_waiting: {
      title: "NIK ini sudah ada di daftar tunggu.",
      text: "Satu orang cukup sekali. Urutannya menurut nomor yang dipakai pertama kali.",
    },
    turn_taken: {
      title: "Giliran nomor ini sudah dipakai.",
      text: "Isian Anda masih ada di halaman ini. Ambil nomor baru untuk masuk daftar tunggu.",
    },
    no_seats_left: {
      title: "Nomor ini sudah dipakai untuk semua orangnya.",
      text: "Isian Anda masih ada di halaman ini. Untuk orang lain, ambil nomor baru.",
    },
    no_number: {
      title: "Nomor antrean tidak ditemukan di peramban ini.",
      text: "Isian Anda masih ada di halaman ini. Ambil nomor baru di perangkat ini, lalu kirim lagi.",
    },
    not_open: {
      title: "Daftar tunggu tidak dibuka saat ini.",
      text: "Pendaftaran belum dibuka atau sudah ditutup. Tidak ada yang dikirim.",
    },
    too_late: {
      title: "Daftar tunggu sudah ditutup.",
      text: "Tempat yang kembali sekarang hanya diberikan kepada yang menunggu di antrean. Nomor Anda tetap berlaku di sana.",
    },
    try_later: {
      title: "Terlalu banyak percobaan dengan nomor ini.",
      text: "Isian Anda tidak hilang. Silakan kirim lagi pukul {time} WIB.",
    },
    server_error: {
      title: "Terjadi gangguan pada sistem.",
      text: "Isian Anda tidak hilang. Silakan kirim lagi; formulir yang sama tidak akan tercatat dua kali.",
    },
    lookup: "Cek pendaftaran",
    newNumber: "Ambil nomor baru",
  },
  status: {
    title: {
      waiting: "Anda ada di daftar tunggu",
      settled: "Daftar tunggu Anda sudah selesai",
    },
    number: "Nomor antrean",
    ahead: "Nomor di depan Anda",
    left: "Tempat tersisa",
    people: "Formulir Anda",
    person: "Orang ke-{nth}",
    as: {
      waiting: "Menunggu",
      registered: "Terdaftar",
      already_registered: "Sudah terdaftar sebelumnya",
      withdrawn: "Dibatalkan",
      closed: "Berakhir tanpa tempat",
    },
    ticket: "Buka tiket",
    what: {
      waiting:
        "Anda boleh menutup halaman ini. Bila ada tempat yang kembali dan giliran nomor Anda tiba, kami mendaftarkan Anda secara otomatis. Buka lagi halaman ini di HP yang sama, atau Cek pendaftaran, setiap pagi dan malam.",
      registered:
        "Tempat Anda sudah ada. Buka dan simpan tiketnya. Bila hari atau jamnya tidak cocok, kembalikan tempat itu lewat tiket Anda.",
      closed:
        "Tidak ada lagi tempat yang dapat diberikan dari daftar tunggu; formulir yang belum mendapat tempat sudah dihapus. Selama pendaftaran masih dibuka, Anda boleh mengambil nomor baru.",
      ended: "Tidak ada formulir Anda yang masih menunggu.",
    },
    reload: "Perbarui halaman",
    more: "Tambah anggota keluarga",
    moreText: "Nomor ini masih dapat dipakai untuk {seats} orang lagi.",
    newNumber: "Ambil nomor baru",
    lookup: "Cek pendaftaran",
    withdraw: {
      ask: "Tidak jadi menunggu?",
      text: "Formulir ini dihapus. Nomornya tidak kembali ke antrean.",
      submit: "Keluar dari daftar tunggu",
      pending: "Sedang membatalkan",
      not_waiting: "Formulir ini sedang atau sudah diproses. Perbarui halaman untuk melihat hasilnya.",
      sending: {
        busy: "Sistem sedang ramai. Kami mencoba lagi secara otomatis.",
        offline: "Koneksi internet terputus. Kami mencoba lagi saat tersambung.",
        unknown_result: "Jawaban belum sampai. Kami mencoba lagi secara otomatis.",
        given_up: "Kami belum mendapat jawaban dari sistem. Silakan coba lagi.",
      },
    },
  },
} as const
