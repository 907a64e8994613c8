"""Two reporters at one scene, and what outlets print under everything: written for measuring, about nothing that happened."""

from random import Random

from copies.texts import made_up

QUOTES = {
    "en": (
        "We have counted the names twice and there are still families who have not come to ask for anybody",
        "Nobody here was carrying a weapon, and those who fired knew it as well as those who gave the order",
        "The road will open when we are sure that the next convoy does not end as this one did",
        "I asked them for one night without shelling so that we could bury our neighbours before the rain",
    ),
    "id": (
        "Kami sudah menghitung nama mereka dua kali dan masih ada keluarga yang belum datang menanyakan siapa pun",
        "Tidak seorang pun di sini membawa senjata, dan yang menembak mengetahuinya sama seperti yang memberi perintah",
        "Jalan itu baru dibuka bila kami yakin iring-iringan berikutnya tidak berakhir seperti yang satu ini",
        "Saya hanya meminta satu malam tanpa tembakan supaya tetangga kami bisa dimakamkan sebelum hujan turun",
    ),
}

REPORTERS = {
    "en": (
        (
            "{side} gunners hit {target} in {place} late on {day}, leaving {dead} people dead, {who}, {role}, said.",
            "The shells came down shortly before the evening market closed, and {hurt} others went to hospitals across {region}.",
            '"{quote}," {who} told reporters outside the ruined building.',
            "Residents described a long whistle followed by two explosions that shook windows several streets away.",
            "Rescuers were still lifting concrete by hand at midnight because the only crane in the town had no fuel.",
            "No one in the {side} leadership commented on the attack, the third on the district in as many weeks.",
            "Schools will stay shut until further notice, and the bus line to the coast has been suspended.",
            "Fighting around {place} flared up again last month after talks over prisoners collapsed.",
        ),
        (
            "At least {dead} people were killed when {target} in {place} came under fire from {side} positions.",
            "Doctors at two clinics in {region} treated {hurt} wounded, most of them with splinters in their legs.",
            '"{quote}," said {role} {who}, who came to the scene on {day} night.',
            "A fruit seller who asked that her name not be used hid under her stall with two children.",
            "Volunteers passed buckets along a chain, since the fire engine from the north had been stopped at a checkpoint.",
            "The armed group holds the hills above the road and has denied aiming at civilians in the past.",
            "The authorities cancelled classes and asked drivers to keep away from the centre.",
            "It is the deadliest incident there since a truce that aid workers had hoped would hold through the winter.",
        ),
    ),
    "id": (
        (
            "Pasukan {side} menggempur {target} di {place} pada {day} malam dan menewaskan {dead} orang, kata {who}, {role}.",
            "Peluru jatuh sesaat sebelum pasar sore ditutup, sedangkan {hurt} orang lainnya dilarikan ke klinik di {region}.",
            '"{quote}," ujar {who} kepada wartawan di depan bangunan yang runtuh.',
            "Warga menggambarkan siulan panjang yang disusul dua ledakan hingga kaca jendela beberapa blok bergetar.",
            "Tim penolong masih mengangkat beton dengan tangan pada tengah malam karena satu-satunya derek kehabisan solar.",
            "Pimpinan {side} belum berkomentar soal serangan ketiga di kecamatan itu dalam tiga pekan.",
            "Sekolah diliburkan sampai ada pemberitahuan, dan bus menuju pesisir berhenti beroperasi.",
            "Pertempuran di sekitar {place} pecah lagi bulan lalu setelah perundingan tawanan gagal.",
        ),
        (
            "Sedikitnya {dead} orang tewas ketika {target} di {place} ditembaki dari arah posisi {side}.",
            "Dokter di dua klinik {region} merawat {hurt} korban luka yang kebanyakan terkena serpihan di kaki.",
            '"{quote}," kata {role} {who} yang mendatangi lokasi pada {day} malam.',
            "Seorang penjual buah yang enggan disebut namanya bersembunyi di kolong lapak bersama dua anaknya.",
            "Relawan mengoper ember berantai sebab mobil pemadam dari utara tertahan di pos pemeriksaan.",
            "Kelompok bersenjata itu menguasai perbukitan di atas jalan dan selama ini membantah membidik warga.",
            "Pemerintah daerah meniadakan pelajaran dan meminta pengemudi menjauhi pusat kota.",
            "Inilah kejadian paling mematikan sejak gencatan yang diharapkan pekerja bantuan bertahan sepanjang musim dingin.",
        ),
    ),
}
TARGETS = {"en": ("a bakery", "a bus station", "a grain store"), "id": ("toko roti", "terminal bus", "gudang gabah")}
ROLES = {"en": ("the district governor", "the mayor", "a police chief"), "id": ("bupati", "wali kota", "kepala polisi")}
DAYS = {"en": ("Monday", "Thursday", "Saturday"), "id": ("Senin", "Kamis", "Sabtu")}

DISCLAIMERS = {
    "en": (
        "{outlet} is an independent newsroom funded by its readers and by grants that are listed in full on our pages. "
        "We correct mistakes as soon as we know of them, and mark every correction at the foot of the article. "
        "Opinions in guest columns are those of their writers. No part of this page may be stored, sold or shown in "
        "public without written consent of the publisher, save for short quotations that name and link the source. "
        "Complaints are answered within seven working days by the readers' desk.",
        "About this series: correspondents of {outlet} follow the war from both sides of the line and travel with "
        "nobody's army. Figures of casualties cannot be checked where we have no access, and are given as they were "
        "given to us. Maps are drawn by our own desk after satellite images and are updated every Friday evening. "
        "Subscribe to the weekly letter to get the next part, or listen to it as a podcast wherever you are.",
    ),
    "id": (
        "{outlet} adalah ruang redaksi mandiri yang dibiayai pembacanya serta hibah yang daftarnya kami muat lengkap. "
        "Kekeliruan kami betulkan begitu diketahui, dan setiap ralat dicantumkan di kaki tulisan. Pendapat dalam kolom "
        "tamu menjadi tanggung jawab penulisnya. Dilarang menyimpan, menjual, atau menayangkan halaman ini tanpa izin "
        "tertulis penerbit, kecuali kutipan pendek yang menyebut dan menautkan sumbernya. Pengaduan dijawab meja pembaca "
        "dalam tujuh hari kerja.",
        "Tentang seri ini: koresponden {outlet} mengikuti perang dari kedua sisi garis depan dan tidak ikut rombongan "
        "tentara mana pun. Angka korban tidak dapat diperiksa di tempat yang tertutup bagi kami, dan dimuat sebagaimana "
        "disampaikan. Peta digambar meja kami sendiri menurut citra satelit dan diperbarui setiap Jumat petang. Daftarkan "
        "surel untuk menerima bagian berikutnya, atau dengarkan siniarnya di mana saja.",
    ),
}  # fmt: skip


def at_one_scene(random: Random, language: str) -> tuple[list[str], list[str]]:
    """The sentences of two reporters about one happening: the same facts and the same quotation, and no other words alike."""
    facts = {
        "side": made_up(random),
        "place": made_up(random),
        "region": made_up(random),
        "who": f"{made_up(random)} {made_up(random)}",
        "role": random.choice(ROLES[language]),
        "target": random.choice(TARGETS[language]),
        "day": random.choice(DAYS[language]),
        "quote": random.choice(QUOTES[language]),
        "dead": str(random.randint(3, 40)),
        "hurt": str(random.randint(41, 120)),
    }
    one, other = REPORTERS[language]
    return [line.format(**facts) for line in one], [line.format(**facts) for line in other]


def disclaimer(random: Random, language: str, outlet: str) -> str:
    """What an outlet prints under everything, 60 to 80 words."""
    return random.choice(DISCLAIMERS[language]).format(outlet=outlet)
