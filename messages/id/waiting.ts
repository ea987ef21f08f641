/** The waiting room: `/antre`, the draw, and the page that is shown when too many come at once. */
export const waiting = {
  title: "Antrean pendaftaran",
  description: "Ambil nomor antrean dan tunggu giliran Anda mendaftar vaksinasi di [venue].",
  audiences: { resident: "Warga [city]", outside_city: "Warga luar kota" },
  audienceNotes: {
    resident: "Dibuktikan dengan KTP, KK, atau surat keterangan domisili",
    outside_city: "[neighbours], atau daerah lain",
  },
  figures: {
    notOpen: "{places} tempat tersisa",
    lobby: "{places} tempat tersisa, {numbers} nomor di ruang tunggu",
    open: "{places} tempat tersisa, {numbers} nomor menunggu",
    noneWaiting: "{places} tempat tersisa, tanpa antrean",
    full: "Penuh",
    held: "{places} tempat masih ditahan",
    paused: "Dijeda sementara, {numbers} nomor menunggu",
    closed: "Ditutup",
  },
  join: {
    lobby: {
      title: "Ruang tunggu sudah dibuka",
      intro:
        "Ambil nomor sekarang. Saat pendaftaran dibuka {date} pukul {time} WIB, urutan semua nomor di ruang tunggu diundi.",
    },
    open: {
      title: "Ambil nomor antrean",
      intro: "Pendaftaran dilayani menurut nomor. Jika tidak ada antrean, Anda langsung ke formulir.",
    },
    paused: {
      title: "Pendaftaran dijeda sementara",
      intro: "Nomor tetap dapat diambil. Giliran dilanjutkan setelah pendaftaran dibuka kembali.",
    },
    full: {
      title: "Semua tempat sudah terisi",
      intro: "Kuota pendaftaran sudah habis. Terima kasih atas perhatian Anda.",
    },
    only_held: {
      title: "Semua tempat yang dibuka sudah terisi",
      intro:
        "{held} tempat disiapkan sebagai cadangan bagi warga luar kota dan belum dilepas. Setelah dilepas, tempat itu diberikan menurut nomor antrean.",
    },
    hope: {
      line: "Bila ada peserta yang membatalkan, tempatnya diberikan menurut nomor antrean. Anda boleh mengambil nomor dan menunggu.",
      list: "Bila ada peserta yang membatalkan, tempatnya diberikan menurut nomor antrean. Anda boleh mengambil nomor, lalu masuk daftar tunggu.",
    },
    audience: "Anda mendaftar sebagai",
    seats: "Untuk berapa orang?",
    seatsHint: "Satu keluarga cukup satu nomor, paling banyak 5 orang.",
    person: "{count, plural, other {# orang}}",
    fair: "Urutan nomor yang diambil sebelum pembukaan diundi; nomor sesudahnya dilayani menurut urutan datang. <link>Cara kerja undian</link>",
    submit: "Ambil nomor antrean",
    withoutScript: "Tanpa JavaScript, nomor Anda diberikan setelah jeda singkat.",
    working: "Menyiapkan nomor Anda. Biasanya beberapa detik; jangan tutup halaman ini.",
    busy: "Sistem sedang ramai. Jangan tutup atau muat ulang halaman ini; kami mencoba lagi secara otomatis.",
    offline: "Koneksi internet terputus. Kami mencoba lagi secara otomatis.",
    cancel: "Batal",
    cancelled: "Dibatalkan. Belum ada nomor yang diambil.",
  },
  not_open: {
    title: "Pendaftaran belum dibuka",
    text: "Pendaftaran dibuka pada {date} pukul {time} WIB.",
    lobby:
      "Ruang tunggu dibuka {date} pukul {time} WIB. Datang lebih awal tidak menguntungkan: urutan semua yang menunggu diundi saat pendaftaran dibuka.",
    countdown: "Ruang tunggu dibuka dalam",
    countdownDone: "Ruang tunggu sudah dibuka.",
    reload: "Muat ulang halaman",
    prepare: "Sambil menunggu, siapkan:",
    items: {
      nik: "NIK (KTP, KIA, atau Kartu Keluarga)",
      phone: "Nomor HP aktif",
      hour: "Hari dan jam yang cocok untuk Anda",
    },
  },
  closed: {
    title: "Pendaftaran sudah ditutup",
    text: "Pendaftaran ditutup pada {date} pukul {time} WIB.",
    early: "Pendaftaran tidak menerima peserta baru lagi. Terima kasih atas perhatian Anda.",
    help: "Bila Anda sudah terdaftar, tiket Anda tetap dapat dibuka.",
  },
  ways: { lookup: "Cek pendaftaran saya", quota: "Lihat kuota", home: "Ke beranda" },
  slow: {
    title: "Nomor Anda sedang disiapkan",
    text: "Halaman ini memuat ulang sendiri dalam <seconds></seconds> detik, lalu menampilkan nomor Anda. Jangan tutup halaman ini.",
    reload: "Muat ulang sekarang",
  },
  ticket: {
    number: "Nomor antrean",
    seats: "untuk <seats></seats> orang",
    states: {
      lobby: "Anda berada di ruang tunggu",
      waiting: "Anda berada dalam antrean",
      turn: "Giliran Anda sudah tiba",
      paused: "Pendaftaran dijeda sementara",
      full: "Semua tempat sudah terisi",
      only_held: "Semua tempat yang dibuka sudah terisi",
      closed: "Pendaftaran sudah ditutup",
    },
    lobby: {
      text: "Urutan diundi {date} pukul {time} WIB. Nomor kecil tidak lebih dahulu daripada nomor besar.",
      link: "Cara kerja undian",
      countdown: "Diundi dalam",
      countdownDone: "Undian sedang dilakukan.",
      reload: "Muat ulang halaman",
    },
    position: "Urutan Anda",
    ahead: "Nomor di depan Anda",
    left: "Tempat tersisa",
    progress: "Perjalanan Anda dalam antrean",
    minutes: "Perkiraan giliran Anda: <minutes></minutes> menit lagi",
    noMinutes: "Perkiraan waktu belum dapat dihitung.",
    keep: "Halaman ini diperbarui otomatis. Anda tidak perlu memuat ulang.",
    mayClose: "Anda boleh menutup halaman ini",
    mayCloseText:
      "Nomor Anda tersimpan di peramban ini. Buka lagi halaman ini di HP yang sama sebelum giliran Anda tiba. Halaman yang terbuka langsung menuju formulir saat giliran tiba.",
    mayCloseLobby:
      "Nomor Anda tersimpan di peramban ini. Buka lagi halaman ini di HP yang sama saat pendaftaran dibuka.",
    hopeless: {
      title: "Tempat kemungkinan habis sebelum giliran Anda",
      text: "Nomor di depan Anda lebih banyak daripada tempat yang tersisa. Anda boleh tetap menunggu, atau masuk daftar tunggu dengan nomor ini begitu semua tempat ada pemegangnya.",
    },
    waitlist: "Masuk daftar tunggu",
    turn: {
      text: "Buka formulir sekarang. Setelah masuk, Anda punya waktu terbatas untuk mengisinya.",
      enter: "Masuk ke formulir",
    },
    paused: "Nomor dan urutan Anda tetap. Giliran dilanjutkan setelah pendaftaran dibuka kembali.",
    full: "Semua tempat untuk jalur Anda sudah terisi. Nomor Anda tetap berlaku: bila ada peserta yang membatalkan, giliran berjalan lagi.",
    only_held:
      "Tempat yang tersisa masih ditahan sebagai cadangan. Nomor Anda tetap berlaku: bila tempat itu dilepas, giliran berjalan lagi.",
    closed: "Nomor ini tidak berlaku lagi. Bila Anda sudah terdaftar, tiket Anda tetap dapat dibuka.",
    leave: {
      ask: "Tidak jadi menunggu?",
      text: "Nomor Anda dilepas dan tidak dapat diambil kembali.",
      submit: "Keluar dari antrean",
    },
    titleTurn: "Giliran Anda tiba · {page}",
    titleAhead: "{ahead} di depan Anda · {page}",
  },
  announcement: "Pengumuman",
  pass: {
    title: "Giliran Anda sedang berjalan",
    text: "Isi dan kirim formulir sebelum pukul {time} WIB. Sampai saat itu tempat Anda dijamin.",
    link: "Buka formulir",
    leave: "Kembalikan giliran ini",
    leaveText: "Giliran Anda diberikan kepada orang lain dan tidak dapat diambil kembali.",
  },
  over: {
    title: "Waktu giliran Anda sudah habis",
    text: "Nomor Anda sudah terpakai. Ambil nomor baru untuk mendaftar lagi.",
  },
  problems: {
    busy: "Sistem sedang ramai. Silakan coba lagi sebentar lagi; nomor dan urutan Anda tidak berubah.",
    cookies:
      "Peramban Anda tidak menyimpan kuki, padahal nomor antrean disimpan di sana. Izinkan kuki untuk situs ini, lalu coba lagi.",
    forged: "Nomor antrean di peramban ini tidak dikenal. Silakan ambil nomor baru.",
    invalid: "Pilih salah satu: warga [city] atau warga luar kota.",
    lost: "Koneksi terputus. Nomor Anda tidak hilang; kami menyambung kembali secara otomatis.",
    no_free_seat:
      "Giliran Anda sudah tiba, tetapi semua tempat sedang dipegang orang lain. Begitu ada yang kosong, Anda masuk.",
    not_open: "Nomor belum atau tidak lagi diberikan saat ini.",
    proof: "Pemeriksaan keamanan gagal atau kedaluwarsa. Silakan coba lagi.",
    spent: "Permintaan ini sudah pernah dipakai. Silakan coba lagi.",
  },
  draw: {
    title: "Undian urutan antrean",
    description: "Cara urutan antrean diundi, dan cara memeriksanya sendiri.",
    intro:
      "Urutan nomor yang diambil sebelum pendaftaran dibuka ditentukan dengan undian, sehingga jaringan cepat atau datang lebih awal tidak menguntungkan siapa pun.",
    fair: {
      title: "Mengapa ini adil",
      before:
        "Sebelum nomor pertama diberikan, portal memilih bilangan rahasia dan mengumumkan sidik jarinya. Bilangan itu tidak dapat diganti lagi, karena sidik jarinya akan berbeda.",
      draw: "Saat pendaftaran dibuka, bilangan rahasia itu diumumkan. Setiap nomor dihitung sidik jarinya bersama bilangan itu; sidik jari terkecil dilayani lebih dahulu.",
      check:
        "Siapa pun dapat menghitung ulang seluruh urutan dan mendapat hasil yang sama. Tidak seorang pun, termasuk petugas, dapat memilih urutannya.",
    },
    line: {
      commitment: "Sidik jari, diumumkan sebelum nomor pertama",
      seed: "Bilangan rahasia",
      secret: "Diumumkan saat pendaftaran dibuka, {date} pukul {time} WIB",
      notDrawn: "Diumumkan saat undian",
      entrants: "Peserta undian",
      soFar: "{numbers} nomor sejauh ini",
      numbers: "{numbers} nomor",
      none: "Tidak ada; semua nomor diambil setelah pendaftaran dibuka",
    },
    check: {
      title: "Periksa nomor Anda",
      number: "Nomor antrean",
      numberHint: "Angka pada halaman antrean Anda",
      line: "Jalur",
      submit: "Lihat urutan",
      place: "Nomor <number></number> mendapat urutan <place></place>.",
      computed:
        "Dihitung oleh peramban Anda dari {entrants} nomor. Bilangan rahasia sesuai dengan sidik jari yang diumumkan.",
      broken:
        "Dihitung oleh peramban Anda dari {entrants} nomor. Bilangan rahasia TIDAK sesuai dengan sidik jari yang diumumkan. Laporkan kepada panitia.",
      working: "Menghitung…",
      after: "Nomor ini diambil setelah undian; urutannya menurut nomor.",
      problems: {
        invalid: "Isi nomor antrean dengan angka, misalnya 1.234.",
        unknown: "Nomor ini belum pernah diberikan.",
        not_drawn: "Undian belum dilakukan. Nomor ini sudah tercatat sebagai peserta.",
      },
    },
    recipe: {
      title: "Hitung sendiri",
      text: "Dengan Node.js, tiga baris ini menghitung seluruh urutan jalur {line}:",
      before: "Setelah undian, perintah untuk menghitung ulang seluruh urutan tampil di sini.",
    },
    back: "Kembali ke antrean",
  },
  busy: {
    title: "Sistem sedang ramai",
    text: "Jangan tutup atau muat ulang halaman ini; kami mencoba lagi secara otomatis.",
    safe: "Tidak ada yang hilang: nomor antrean, giliran, dan pendaftaran Anda yang sudah berhasil tetap tersimpan.",
    next: "Mencoba lagi dalam beberapa detik.",
    now: "Coba sekarang",
  },
} as const
