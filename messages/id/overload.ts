/** What the front door itself says, without the pages of the portal. Plain text: it is put into HTML as it is. */
export const overload = {
  home: "Ke beranda",
  sendAgain: {
    title: "Sedang banyak pengunjung",
    text: "Isian Anda belum terkirim. Tunggu sekitar sepuluh detik, lalu muat ulang halaman ini dan setujui pengiriman ulang. Mengirim dua kali tidak membuat dua pendaftaran.",
  },
  tooLarge: {
    title: "Kiriman terlalu besar",
    text: "Isian yang dikirim melebihi batas. Kembali ke halaman sebelumnya, periksa isian Anda, lalu kirim lagi.",
  },
  notUnderstood: {
    title: "Permintaan tidak dapat diproses",
    text: "Alamat atau cara permintaan ini tidak dikenal. Periksa kembali tautan Anda, atau mulai dari beranda.",
  },
  failed: {
    title: "Terjadi gangguan pada sistem",
    text: "Silakan coba beberapa saat lagi. Pendaftaran yang sudah berhasil tetap tersimpan.",
    retry: "Coba lagi",
    home: "Ke beranda",
  },
} as const
