"""Words too common to say whether a translation is complete."""

FUNCTION_ID = frozenset(  # one text, because two hundred quoted words read worse
    """ada adalah agar akan aku anda antara apa atas atau bagi bahwa bawah begitu belum bila bisa bukan
    dalam dan dapat dari demikian dengan di dia dilakukan diri hal hanya harus hingga ia ini itu
    jangan jelas jika juga kalau kami kamu karena kata ke kepada ketika kita lagi lain lalu lebih
    luar maka mana masih masing maupun melakukan melalui memiliki menjadi mereka merupakan namun nya
    oleh orang pada para per pihak pula pun saat saja salah sambil sang sangat satu saya sebagai
    sebuah secara sedang sehingga sejak sekitar selain sementara sendiri seorang seperti serta
    setelah si suatu sudah tak tanpa tapi telah tengah tentang terhadap tersebut tetapi tidak tutur
    ucap ujar ungkap untuk yang""".split()  # noqa: SIM905  # as above
)
FUNCTION_EN = frozenset(
    """a about according after all also an and any are as at be been before being between both but by
    can could did do does down during each even for from had has have he her here him his how i if
    in into is it it's its just may me might more most must my no not of off on one only or other
    our out over own s said same say says shall she should so some such t than that the their them
    then there these they this those through to told too up us very was we were what when where
    which while who why will with would you your""".split()  # noqa: SIM905  # as above
)
