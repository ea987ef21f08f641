/** The front page. */
export const home = {
  description:
    "Pendaftaran daring Serbuan Vaksin COVID-19 di Stadion Gajayana, Kota Malang: jadwal, kuota, dan syarat.",
  eyebrow: "Vaksinasi COVID-19 · dosis ke-{dose}",
  place: "{venue}, Kota Malang",
  state: {
    not_open: {
      title: "Pendaftaran belum dibuka",
      text: "Pendaftaran dibuka {date} pukul {time} WIB. Ruang tunggu dibuka {lobbyDate} pukul {lobbyTime} WIB; urutannya diundi, jadi datang lebih awal tidak menguntungkan.",
      lobby:
        "Pendaftaran dibuka {date} pukul {time} WIB. Ruang tunggu sudah dibuka: ambil nomor sekarang, urutannya diundi saat pendaftaran dibuka.",
      enterLobby: "Masuk ruang tunggu",
      action: "Baca persiapannya",
    },
    open: {
      title: "Pendaftaran dibuka",
      text: "Sampai {date} pukul {time} WIB, atau sampai semua tempat terisi.",
      action: "Daftar sekarang",
    },
    paused: {
      title: "Pendaftaran dijeda sementara",
      text: "Pendaftaran yang sudah berhasil tetap berlaku. Halaman ini menampilkan kabar terbaru saat dibuka kembali.",
    },
    full: {
      title: "Semua tempat sudah terisi",
      text: "Terima kasih atas perhatian Anda. Bila ada peserta yang membatalkan, tempatnya diberikan menurut nomor antrean.",
      action: "Ambil nomor antrean",
    },
    only_held: {
      title: "Semua tempat yang dibuka sudah terisi",
      text: "Tempat untuk warga luar kota masih ditahan sebagai cadangan. Tempat yang dilepas atau dibatalkan diberikan menurut nomor antrean.",
      action: "Ambil nomor antrean",
    },
    residents_full: {
      title: "Tempat untuk warga Kota Malang sudah terisi",
      text: "Warga luar kota masih dapat mendaftar. Bila ada warga kota yang membatalkan, tempatnya diberikan menurut nomor antrean.",
      action: "Daftar sekarang",
      wait: "Warga kota: ambil nomor antrean",
    },
    closed: {
      title: "Pendaftaran sudah ditutup",
      text: "Bila Anda sudah terdaftar, buka tiket Anda melalui Cek pendaftaran.",
      action: "Cek pendaftaran",
    },
  },
  already: "Sudah mendaftar? Buka tiket Anda",
  countdown: {
    label: "Dibuka dalam",
    days: "hari",
    hours: "jam",
    minutes: "menit",
    seconds: "detik",
    done: "Pendaftaran sudah dibuka.",
    reload: "Daftar sekarang",
  },
  places: {
    title: "Tempat tersisa",
    residents: "Warga Kota Malang",
    outsideCity: "Warga luar kota",
    left: "{places} tersisa",
    leftOf: "dari {capacity} tempat",
    full: "Penuh",
    over: "Sudah lewat",
    bar: "Tempat yang sudah terisi",
    held: "{places} tempat ditahan",
    heldNote:
      "Tempat untuk warga luar kota masih ditahan sebagai cadangan. Pendaftarannya dibuka setelah pemerintah kota melepasnya; sampai saat itu belum ada yang bisa mendapatkannya.",
    partlyHeldNote: "Sebagian tempat untuk warga luar kota masih ditahan sebagai cadangan.",
    perSession: "Lihat tempat per jam",
  },
  facts: {
    title: "Tentang kegiatan ini",
    what: "Kegiatan",
    whatText: "Vaksinasi COVID-19 {vaccine}, dosis ke-{dose}",
    where: "Tempat",
    who: "Peserta",
    whoText: "Warga berusia {age} tahun ke atas pada hari vaksinasi, yang punya NIK",
    organiser: "Penyelenggara",
    cost: "Biaya",
    costText: "Gratis",
  },
  steps: {
    title: "Tiga langkah",
    register: "Daftar di situs ini",
    registerText: "Siapkan NIK dan nomor HP aktif. Satu pendaftaran untuk satu orang.",
    save: "Simpan tiket Anda",
    saveText: "Ambil tangkapan layar atau cetak. Petugas memindai kode QR-nya di pintu masuk.",
    come: "Datang sesuai jam",
    comeText: "Masuk lewat pintu yang tertera pada tiket. Yang datang sebelum jamnya menunggu di luar.",
  },
  lanes: "Tersedia jalur khusus bagi warga lanjut usia dan penyandang disabilitas.",
} as const
