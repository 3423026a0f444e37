"""Languages other than English: detection, sentences, words, and the lines of a pasted page."""

import sys
import time
from pathlib import Path

import pytest

import nutgraf
from nutgraf.article import Role
from nutgraf.language import detection, light_stems, wordlists, words_without_spaces
from nutgraf.language.detection import code_of, detect
from nutgraf.language.function_words import function_share
from nutgraf.language.languages import language_of, recognised
from nutgraf.language.stems import content_stems
from nutgraf.language.words import count_words, stem, stop_words, words
from nutgraf.reading.pages import bylines, captions, dates, phrases
from nutgraf.reading.pages.invitations import invitation_start
from nutgraf.reading.sentences import without_spaces as sentences_without_spaces
from nutgraf.rendering.wording import not_told
from nutgraf.selection.context_dependence import dependent_opening

SEEDS = Path(__file__).parent.parent / "seeds"

TOLD = {
    "en": "The council closed the old bridge on Tuesday because two of its piers had moved. Buses now take the long way round, and the ferry that nobody used last year is full every morning.",
    "de": "Der Rat hat die alte Brücke am Dienstag gesperrt, weil zwei Pfeiler nachgegeben haben. Die Busse fahren nun den langen Weg, und die Fähre, die im vergangenen Jahr kaum jemand nutzte, ist jeden Morgen voll.",
    "fr": "Le conseil a fermé le vieux pont mardi parce que deux de ses piles avaient bougé. Les bus font désormais le grand tour, et le bac que personne ne prenait l’an dernier est plein chaque matin.",
    "es": "El ayuntamiento cerró el viejo puente el martes porque dos de sus pilares se habían movido. Los autobuses dan ahora un largo rodeo y la barca que nadie usaba el año pasado va llena cada mañana.",
    "it": "Il consiglio ha chiuso martedì il vecchio ponte perché due dei suoi piloni si erano spostati. Gli autobus fanno ora il giro lungo e il traghetto che nessuno usava l’anno scorso è pieno ogni mattina.",
    "pt": "A câmara fechou a ponte velha na terça-feira porque dois dos seus pilares se tinham deslocado. Os autocarros dão agora uma grande volta e o barco que ninguém usava no ano passado vai cheio todas as manhãs.",
    "nl": "De gemeente heeft de oude brug dinsdag afgesloten omdat twee pijlers waren verschoven. De bussen rijden nu een eind om en het veer dat vorig jaar niemand gebruikte, zit elke ochtend vol.",
    "pl": "Rada zamknęła we wtorek stary most, ponieważ dwa jego filary się przesunęły. Autobusy jeżdżą teraz okrężną drogą, a prom, z którego w zeszłym roku nikt nie korzystał, jest pełny każdego ranka.",
    "cs": "Rada v úterý uzavřela starý most, protože se dva jeho pilíře pohnuly. Autobusy teď jezdí dlouhou objížďkou a přívoz, který loni nikdo nevyužíval, je každé ráno plný.",
    "sk": "Rada v utorok uzavrela starý most, pretože sa dva jeho piliere pohli. Autobusy teraz jazdia dlhou obchádzkou a prievoz, ktorý vlani nikto nevyužíval, je každé ráno plný.",
    "sv": "Kommunen stängde den gamla bron i tisdags eftersom två av pelarna hade rört sig. Bussarna tar nu den långa vägen, och färjan som ingen använde i fjol är full varje morgon.",
    "da": "Kommunen lukkede den gamle bro i tirsdags, fordi to af pillerne havde flyttet sig. Busserne kører nu den lange vej, og færgen, som ingen brugte sidste år, er fuld hver morgen.",
    "no": "Kommunen stengte den gamle broen på tirsdag fordi to av pilarene hadde flyttet seg. Bussene tar nå den lange veien, og fergen som ingen brukte i fjor, er full hver morgen.",
    "fi": "Kaupunki sulki vanhan sillan tiistaina, koska kaksi sen pilaria oli siirtynyt. Bussit ajavat nyt pitkän kiertotien, ja lautta, jota kukaan ei käyttänyt viime vuonna, on täynnä joka aamu.",
    "hu": "A tanács kedden lezárta a régi hidat, mert két pillére elmozdult. A buszok most hosszú kerülőt tesznek, és a komp, amelyet tavaly senki sem használt, minden reggel tele van.",
    "ro": "Consiliul a închis marți podul vechi, pentru că doi dintre piloni s-au mișcat. Autobuzele fac acum un ocol lung, iar bacul pe care nimeni nu îl folosea anul trecut este plin în fiecare dimineață.",
    "ru": "Совет закрыл старый мост во вторник, потому что две его опоры сдвинулись. Автобусы теперь ездят в объезд, а паром, которым в прошлом году никто не пользовался, каждое утро полон.",
    "uk": "Рада закрила старий міст у вівторок, бо дві його опори зрушилися. Автобуси тепер їздять довгим об’їздом, а пором, яким торік ніхто не користувався, щоранку повний.",
    "el": "Το συμβούλιο έκλεισε την παλιά γέφυρα την Τρίτη, επειδή δύο από τα βάθρα της είχαν μετακινηθεί. Τα λεωφορεία κάνουν τώρα μεγάλο κύκλο και το πορθμείο είναι γεμάτο κάθε πρωί.",
    "he": "המועצה סגרה ביום שלישי את הגשר הישן משום ששניים מעמודיו זזו. האוטובוסים נוסעים עכשיו בדרך הארוכה, והמעבורת שאיש לא השתמש בה בשנה שעברה מלאה בכל בוקר.",
    "tr": "Meclis, ayaklarından ikisi yerinden oynadığı için eski köprüyü salı günü kapattı. Otobüsler artık uzun yoldan gidiyor ve geçen yıl kimsenin kullanmadığı vapur her sabah dolu.",
    "hi": "परिषद ने मंगलवार को पुराना पुल बंद कर दिया क्योंकि उसके दो खंभे खिसक गए थे। बसें अब लंबे रास्ते से जाती हैं और वह नाव जिसका पिछले साल किसी ने उपयोग नहीं किया था, हर सुबह भरी रहती है।",
    "ar": "أغلق المجلس الجسر القديم يوم الثلاثاء لأن اثنتين من دعائمه تحركتا. تسلك الحافلات الآن الطريق الطويل، والعبّارة التي لم يستخدمها أحد في العام الماضي ممتلئة كل صباح.",
    "zh": "市议会周二关闭了旧桥，因为两个桥墩已经移位。公交车现在要绕远路，去年没有人坐的渡船每天早上都挤满了人。",
    "ja": "市議会は火曜日、橋脚のうち二本が動いたため、古い橋を閉鎖した。バスは今、遠回りをしており、昨年は誰も使わなかった渡し船が毎朝満員になっている。",
    "ko": "시의회는 교각 두 개가 움직였다는 이유로 화요일에 낡은 다리를 폐쇄했다. 버스는 이제 먼 길로 돌아가고, 지난해 아무도 타지 않던 나룻배는 아침마다 가득 찬다.",
    "th": "สภาเมืองปิดสะพานเก่าเมื่อวันอังคารเพราะตอม่อสองต้นขยับ รถเมล์ต้องอ้อมไกล และเรือข้ามฟากที่ปีก่อนไม่มีใครใช้ก็เต็มทุกเช้า",
    "ca": "L'ajuntament va tancar el pont vell dimarts perquè dos dels seus pilars s'havien mogut. Els autobusos fan ara una gran volta i el transbordador que ningú no utilitzava l'any passat va ple cada matí.",
    "gl": "O concello pechou a ponte vella o martes porque dous dos seus piares se moveran. Os autobuses fan agora un longo desvío e o barco que ninguén usaba o ano pasado vai cheo todas as mañás.",
    "hr": "Grad je u utorak zatvorio stari most jer su se dva njegova stupa pomaknula. Autobusi sada voze dugim obilaznim putem, a trajekt koji prošle godine nitko nije koristio svako je jutro pun.",
    "sl": "Občina je v torek zaprla stari most, ker sta se dva njegova stebra premaknila. Avtobusi zdaj vozijo po dolgem obvozu, trajekt, ki ga lani nihče ni uporabljal, pa je vsako jutro poln.",
    "id": "Pemerintah kota menutup jembatan lama pada hari Selasa karena dua pilarnya bergeser. Bus sekarang menempuh jalan memutar yang panjang dan feri yang tahun lalu tidak digunakan siapa pun penuh setiap pagi.",
    "vi": "Hội đồng thành phố đã đóng cây cầu cũ vào thứ Ba vì hai trụ cầu bị dịch chuyển. Xe buýt giờ phải đi đường vòng và chiếc phà mà năm ngoái không ai dùng thì đầy khách mỗi sáng.",
    "et": "Linnavalitsus sulges teisipäeval vana silla, sest kaks selle sammast olid nihkunud. Bussid sõidavad nüüd pika ringiga ja praam, mida eelmisel aastal keegi ei kasutanud, on igal hommikul täis.",
    "lt": "Savivaldybė antradienį uždarė senąjį tiltą, nes du jo atramos pasislinko. Autobusai dabar važiuoja ilgu aplinkkeliu, o keltas, kuriuo pernai niekas nesinaudojo, kas rytą pilnas.",
    "lv": "Dome otrdien slēdza veco tiltu, jo divi tā balsti bija izkustējušies. Autobusi tagad brauc pa garo ceļu, un prāmis, ko pagājušajā gadā neviens neizmantoja, katru rītu ir pilns.",
    "af": "Die stadsraad het die ou brug Dinsdag gesluit omdat twee van sy pilare beweeg het. Die busse ry nou 'n lang ompad en die veerboot wat verlede jaar niemand gebruik het nie, is elke oggend vol.",
    "bg": "Общината затвори стария мост във вторник, защото два от стълбовете му се бяха преместили. Автобусите сега минават по дългия път, а фериботът, който миналата година никой не използваше, е пълен всяка сутрин.",
    "sr": "Општина је у уторак затворила стари мост јер су се два његова стуба померила. Аутобуси сада иду дужим путем, а скела коју прошле године нико није користио пуна је сваког јутра.",
    "fa": "شورای شهر روز سه‌شنبه پل قدیمی را بست زیرا دو پایه آن جابه‌جا شده بود. اتوبوس‌ها اکنون از راه طولانی می‌روند و کشتی که سال گذشته هیچ‌کس از آن استفاده نمی‌کرد هر روز صبح پر است.",
    "ur": "کونسل نے منگل کو پرانا پل بند کر دیا کیونکہ اس کے دو ستون ہل گئے تھے۔ بسیں اب لمبے راستے سے جاتی ہیں اور وہ کشتی جسے پچھلے سال کسی نے استعمال نہیں کیا ہر صبح بھری ہوتی ہے۔",
}
WITH_STOP_WORDS = sorted(TOLD)
PASTED = {
    "nachrichten-eingefuegt.txt": "de",
    "article-colle.txt": "fr",
    "noticia-pegada.txt": "es",
    "artykul-wklejony.txt": "pl",
    "xinwen-zhantie.txt": "zh",
}


PAGES = {
    "it": """Home > Cronaca > Il forno comunale di Valdarsa riapre dopo quarant'anni
Il forno comunale di Valdarsa riapre dopo quarant'anni
di Chiara Bassi
Pubblicato il 4 aprile 2026 alle ore 8:05
Condividi
Foto: Luca Serra
Il forno comunale di Valdarsa, chiuso dal 1986, riaprirà il 2 giugno con due fornai e un prestito di 180 mila euro. Il consiglio ha approvato il progetto giovedì con nove voti contro quattro. Il pane costerà 2,80 euro al chilo, circa un terzo in meno del supermercato più vicino.
Perché proprio adesso
Negli ultimi dieci anni il paese ha perso l'ultimo negozio di alimentari e un quinto degli abitanti. «Senza pane un paese è solo un gruppo di case», dice la dott.ssa Irene Colli, che coordina il progetto. La Valdarsa S.p.A. fornirà la legna, p. es. quella tagliata lungo i sentieri.
Leggi anche: La scuola di Valdarsa resta aperta
Chi pagherà le perdite?
Il piano prevede un disavanzo di 14 mila euro il primo anno. Il sindaco assicura che sarà coperto dal fondo per la montagna. Lascia un commento qui sotto!
Articoli correlati
Il mulino torna a girare
Lascia un commento
Il tuo indirizzo email non sarà pubblicato.
Questo sito utilizza i cookie. Accetta tutto
Riproduzione riservata
""",
    "pt": """Início > Cidade > Mercado de Vila Seca fecha aos domingos
Mercado de Vila Seca fecha aos domingos
Por Inês Matos
2 de março de 2026 às 14h20
Partilhar
O mercado de Vila Seca deixa de abrir aos domingos a partir de 5 de abril. A câmara diz que poupa 74 mil euros por ano em limpeza e segurança. Os 62 vendedores, representados pelo Sr. Pires, afirmam que perdem um quinto das vendas.
O que mudou
A decisão foi tomada na terça-feira por oito votos contra cinco. «Ninguém nos perguntou nada», disse a peixeira Alda Ramos. Segundo a Dra. Lúcia Matos, autora do estudo, cf. p. 12, só 900 pessoas visitam o mercado ao domingo.
Publicidade
Quem fica a perder
Os mais velhos, que vão ao mercado depois da missa, terão de ir ao supermercado. A câmara promete rever a decisão em outubro. Deixe o seu comentário abaixo!
Leia também
Feira de artesanato muda de lugar
Comentários
O seu endereço de e-mail não será publicado.
Utilizamos cookies. Aceitar tudo
Todos os direitos reservados
""",
    "ja": """ホーム > 地域 > 青波市の夜行バス、三年ぶりに運行再開
青波市の夜行バス、三年ぶりに運行再開
2026年3月9日 08:30
青波市は四月一日から夜行バスの運行を三年ぶりに再開する。市交通局が金曜日に発表した。六路線で午後十一時半から翌朝五時まで走り、運賃は二百円から四百円に上がる。費用は年間三億二千万円で、半分を市が負担する。
なぜ止まったのか
夜行バスは二〇二三年に廃止された。当時の乗客は一台あたり平均七人だった。「節約したお金は、夜に働く人が自分で払っていたのです」と青波大学の田淵教授は話す。
利用者は誰か
最も多いのは病院の介護職員と物流倉庫の作業員である。新しい路線は繁華街を通らず、三つの病院と駅を結ぶ。市は一台あたり十八人の利用を見込んでいる。
""",
}


@pytest.mark.parametrize("code", TOLD)
def test_the_language_of_a_paragraph_is_told(code: str):
    assert detect(TOLD[code]) == code


@pytest.mark.parametrize("code", TOLD)
def test_the_language_is_told_under_an_english_menu_and_above_an_english_notice(code: str):
    page = f"Home > News > World\nLog in\n{TOLD[code]}\n{TOLD[code]}\nWe use cookies. Accept all"
    assert detect(page) == code


@pytest.mark.parametrize("text", ["", "   ", "1,234", "Ok", "def f(x): return x + 1", "📈 🗺️"])
def test_where_nothing_tells_it_is_english(text: str):
    assert detect(text) == "en"


OTHERS = {
    "Latin": "Senatus pontem veterem die Martis clausit quod duae pilae eius motae erant. Vehicula "
    "nunc longam viam faciunt et navis plena est, nemo scit quando pons aperietur.",
    "Swahili": "Baraza lilifunga daraja la zamani siku ya Jumanne kwa sababu nguzo zake mbili "
    "zilikuwa zimesogea. Mabasi sasa yanapita njia ndefu na kivuko kimejaa kila asubuhi.",
    "Bengali": "পরিষদ মঙ্গলবার পুরোনো সেতুটি বন্ধ করে দিয়েছে কারণ এর দুটি স্তম্ভ সরে গেছে।",
}


@pytest.mark.parametrize("name", OTHERS)
def test_a_language_that_is_none_of_these_is_not_known(name: str):
    article = nutgraf.read(OTHERS[name])
    assert article.language == "und"
    assert not_told(article).startswith("Its language is not known; not told: words of numbers")


def test_results_and_tables_are_read_as_english():
    rows = "\n".join(f"Tarn 1{n}-1{n + 1} Wick\nVoss 2{n}, Brix 1{n}, Kjar {n}" for n in range(9))
    assert detect(rows) == "en"


def test_a_language_may_be_given_with_its_region_or_by_an_older_name():
    assert [code_of(name, "") for name in ("de-AT", "pt_BR", "nb", "nn-NO", "EN", "iw")] == [
        "de", "pt", "no", "no", "en", "he",
    ]  # fmt: skip


def test_markup_and_accents_set_apart_do_not_mislead():
    import unicodedata

    page = "<div class='a in the of to and'><p>" + TOLD["fr"] + "</p></div>"
    assert detect(page) == "fr"
    assert detect(unicodedata.normalize("NFD", TOLD["es"])) == "es"


def test_telling_takes_no_longer_for_a_long_text():
    page = TOLD["de"] * 20000
    detect(page)
    start = time.process_time()
    assert detect(page) == "de"
    assert time.process_time() - start < 0.2


def test_telling_loads_no_library():
    import subprocess

    told = "from nutgraf.language.detection import detect; detect('Das ist nicht der Weg'); import sys; print([m for m in ('nltk', 'numpy', 'sumy') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("code", WITH_STOP_WORDS)
def test_every_language_has_stop_words_and_stems_without_data(code: str):
    assert len(stop_words(code)) > 40
    found = words(TOLD[code], code)
    stems = [stem(word, code) for word in found]
    assert len(found) > 12
    assert all(stems)
    again = [stem(word, code) for word in reversed(found)]
    assert stems == again[::-1]
    content = content_stems(TOLD[code], code)
    assert 4 < len(content) < len(found)


def test_a_stem_does_not_depend_on_the_word_before():
    found = words(TOLD["ar"], "ar")
    alone = [stem.__wrapped__(word, "ar") for word in found]
    mixed = [stem.__wrapped__(word, "ar") for word in sorted(found)]
    assert dict(zip(found, alone, strict=True)) == dict(zip(sorted(found), mixed, strict=True))


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("de", ["Brücke", "Brücken"]),
        ("fr", ["voyageur", "voyageurs"]),
        ("es", ["tuberías", "tubería"]),
        ("it", ["ponte", "ponti"]),
        ("nl", ["pijler", "pijlers"]),
        ("pl", ["most", "mostem", "mostów"]),
        ("ru", ["мост", "моста", "мостом"]),
        ("cs", ["most", "mostu"]),
        ("el", ["γέφυρα", "γέφυρες", "γεφυρών"]),
        ("ko", ["시의회는", "시의회가", "시의회에서"]),
        ("he", ["גשר", "הגשר", "בגשר", "מהגשר", "גשרים"]),
        ("he", ["מדינה", "המדינה", "במדינה", "מדינות"]),
        ("da", ["bro", "broen", "broer", "broerne"]),
        ("no", ["by", "byen", "byer", "byene"]),
        ("ar", ["جسر", "الجسر", "والجسر", "بالجسر"]),
        ("uk", ["опора", "опори"]),
    ],
)
def test_forms_of_a_word_share_a_stem(code: str, forms: list[str]):
    assert len({stem(form, code) for form in forms}) == 1


def test_particles_of_japanese_are_no_content():
    content = content_stems("市は橋を閉鎖した。修理には時間がかかる。", "ja")
    assert {"橋", "閉鎖", "修理"} <= set(content)
    assert set(content).isdisjoint({"は", "を", "には", "した", "が"})


def test_the_light_stems_leave_short_words_whole():
    assert light_stems.stem("rok", "pl") == "rok"
    assert light_stems.stem("가을", "ko") == "가을"


def test_elided_words_are_words_of_their_own():
    assert words("L’eau qu'il boit", "fr") == ["L", "eau", "qu", "il", "boit"]
    assert words("dell'anno e l'acqua", "it") == ["dell", "anno", "e", "l", "acqua"]
    assert words("aujourd'hui", "fr") == ["aujourd'hui"]
    assert words("it's o'clock", "en") == ["it's", "o'clock"]


def test_marks_belong_to_their_letter():
    assert words("caf\u0065\u0301 noir", "fr") == ["cafe\u0301", "noir"]
    assert words("שָׁלוֹם עולם", "he") == ["שָׁלוֹם", "עולם"]
    assert words("वह पुल बंद है", "hi") == ["वह", "पुल", "बंद", "है"]


def without_splitters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words_without_spaces, "find_spec", lambda _name: None)
    words_without_spaces._splitter.cache_clear()
    words_without_spaces._cut.cache_clear()


@pytest.fixture
def bare(monkeypatch: pytest.MonkeyPatch):
    without_splitters(monkeypatch)
    yield
    words_without_spaces._splitter.cache_clear()
    words_without_spaces._cut.cache_clear()


@pytest.mark.usefixtures("bare")
def test_without_a_dictionary_words_are_pairs_of_characters():
    assert words("关闭了旧桥", "zh") == ["关闭", "了", "旧桥"]
    assert words("3号桥在2026年关闭", "zh")[0] == "3"
    assert "バス" in words("古いバスが走る", "ja")
    assert words("สะพาน", "th") == ["สะพา", "พาน"]


@pytest.mark.usefixtures("bare")
@pytest.mark.parametrize("code", ["zh", "ja", "th"])
def test_a_missing_dictionary_is_said_in_one_line(code: str):
    said = words_without_spaces.missing_splitter(code)
    assert said is not None
    assert "pip install " in said
    assert "\n" not in said


@pytest.mark.parametrize("package", ["jieba", "tinysegmenter", "pythainlp"])
def test_a_dictionary_is_used_where_there_is_one(package: str):
    pytest.importorskip(package)
    code = {"jieba": "zh", "tinysegmenter": "ja", "pythainlp": "th"}[package]
    assert words_without_spaces.missing_splitter(code) is None
    assert "".join(words(TOLD[code], code)).startswith(TOLD[code][:5])


def test_words_are_counted_by_characters_where_no_blank_sets_them_apart():
    assert count_words("市议会周二关闭了旧桥。") == 6
    assert count_words("桥") == 1
    assert count_words("The 旧桥 is closed") == 4
    assert count_words("。，") == 0
    assert 20 <= count_words(TOLD["ja"]) <= 45
    assert 15 <= count_words(TOLD["th"]) <= 45
    assert count_words(TOLD["ko"]) == len(TOLD["ko"].split())


@pytest.mark.parametrize("code", ["zh", "ja", "th"])
def test_prose_has_function_words_though_no_blank_shows_them(code: str):
    assert function_share(TOLD[code], [], code) > 0.2


def parts(text: str, code: str) -> list[str]:
    return [
        text[start:end] for start, end in sentences_without_spaces.parted(text, 0, len(text), code)
    ]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("zh", ["桥关了。", "“要等多久？”她问。", "没有人知道！"]),
        ("zh", ["他说：“先修路。”", "委员会表示，桥要等到明年。"]),
        ("zh", ["桥（何时开？）仍然关闭。", "人们绕行。"]),
        ("ja", ["橋は閉まった。", "「いつ開くのか。」と彼女は尋ねた。", "誰も知らない。"]),
        ("ar", ["متى يفتح الجسر؟ ", "لا أحد يعرف."]),
        ("el", ["Πότε ανοίγει η γέφυρα; ", "Κανείς δεν ξέρει."]),
        ("hi", ["पुल बंद है। ", "लोग नाव लेते हैं।"]),
    ],
)
def test_sentence_ends_that_punkt_does_not_know(code: str, expected: list[str]):
    assert parts("".join(expected), code) == [part.strip() for part in expected]


def test_thai_sentences_end_at_a_gap_after_enough_letters():
    text = (
        "สภาเมืองปิดสะพานเก่าเมื่อวันอังคารเพราะตอม่อสองต้นขยับจนไม่ปลอดภัย "
        "รถเมล์ทุกสายต้องอ้อมไกลกว่าเดิมถึงยี่สิบกิโลเมตร "
        "และเรือข้ามฟากก็เต็มทุกเช้า"
    )
    assert len(parts(text, "th")) == 2
    assert "".join(parts(text, "th")).replace(" ", "") == text.replace(" ", "")


def test_parting_keeps_every_character_and_stays_linear():
    text = "。" * 50000 + "桥？”" * 50000 + "（" * 50000
    start = time.process_time()
    found = list(sentences_without_spaces.parted(text, 0, len(text), "zh"))
    assert time.process_time() - start < 3
    assert "".join(text[begin:end] for begin, end in found) == text


SENTENCES = [
    ("de", ["Er wohnt in der Nähe, z. B. in der Altstadt.", "Dr. Meier bestreitet das."]),
    ("de", ["Sie leitet das Werk seit dem 3. Oktober.", "Zuvor war sie in Wien."]),
    ("de", ["Das war der 1. Versuch, und im 2. Anlauf gelang er.", "Alle gingen heim."]),
    ("de", ["„Die Flüsse lagen unter uns.“", "»Wer soll das zahlen?«, fragte sie."]),
    ("ru", ["Об этом сказал проф. Петров на ул. Ленина.", "См. рис. 3 и стр. 12."]),
    ("ru", ["Убыток составил 5 млн руб.", "Завод закрылся."]),
    ("uk", ["Про це сказав проф. Шевченко на вул. Франка.", "Див. рис. 3, стор. 12."]),
    ("cs", ["Řekl to Ing. Novák v ul. Dlouhé č. 5.", "Dne 3. května přišel prof. Svoboda."]),
    ("sk", ["Povedal to Ing. Novák na ul. Hlavnej č. 5.", "Prišiel aj prof. Kováč."]),
    ("sv", ["Det sade prof. Berg, bl.a. i Uppsala.", "Mötet var kl. 12."]),
    ("da", ["Det sagde dr. Berg i bl.a. Odense, jf. § 5.", "Mødet var kl. 12."]),
    ("no", ["Det sa dr. Berg i bl.a. Bergen, jf. § 5.", "Møtet var kl. 12."]),
    ("fi", ["Sen sanoi prof. Virtanen, esim. Turussa.", "Kokous oli 3. toukokuuta."]),
    ("ro", ["A spus dl. Popescu pe str. Lungă nr. 5.", "Vezi art. 12, alin. 3."]),
    ("el", ["Το είπε ο κ. Νίκου στην οδ. Ερμού αρ. 5.", "Βλ. σελ. 12."]),
    ("ar", ["قال د. أحمد إن الجسر مغلق.", "انظر ص. 12."]),
    ("de", ["Der Preis stieg um ca. 4 Prozent bzw. 3 Mio. Euro.", "Das ist viel."]),
    ("de", ["Im 19. Jahrhundert stand hier die Nr. 7.", "Heute steht dort nichts."]),
    ("fr", ["M. Lormeau et Mme Devillard citent p. ex. cet art. 12 de 1998.", "Rien n’a changé."]),
    ("fr", ["Le bac coûte 3 euros, cf. p. 4 du rapport.", "Il est plein."]),
    ("es", ["La Dra. Quiroga firmó por Aguas del Morro S.A. en 2024.", "Nadie contestó."]),
    ("es", ["El Sr. Ortega y la Sra. Montoro viven en la av. Colón.", "No se hablan."]),
    ("it", ["Il dott. Bassi e ing. Serra abitano qui, p. es. d’estate.", "Nessuno li vede."]),
    ("it", ["La società Ponti S.p.A. ha vinto la gara n. 14 del comune.", "Il prezzo è alto."]),
    ("pt", ["O Sr. Matos e a Dra. Pires leram o art. 5 da lei.", "Ninguém respondeu."]),
    ("pt", ["A obra custa aprox. 4 milhões, cf. p. 12 do relatório.", "É muito."]),
    ("nl", ["Dhr. de Wit en mevr. Bos wonen o.a. in de Kerkstraat.", "Niemand ziet ze."]),
    ("nl", ["De brug kost ca. 4 mln. euro, d.w.z. bijv. twee scholen.", "Dat is veel."]),
    ("pl", ["Dr inż. Lemański mieszka przy ul. Długiej, tj. w centrum.", "Nikt go nie zna."]),
    ("pl", ["Most zbudowano w 2019 r. za 5 mln zł, m.in. z kredytu.", "Już się chwieje."]),
]


@pytest.mark.parametrize(("code", "expected"), SENTENCES)
def test_abbreviations_do_not_end_sentences(code: str, expected: list[str]):
    text = " ".join(expected)
    assert [span.of(text) for span in nutgraf.split_sentences(text, code)] == expected


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("de", ["„Wir warten“, sagte sie.", "„Niemand kommt.“", "Dann ging sie."]),
        ("fr", ["« Nous attendons », dit-elle.", "« Personne ne vient. »", "Elle partit."]),
        ("es", ["«Esperamos», dijo ella.", "¿Quién viene?", "¡Nadie!"]),
        ("it", ["«Aspettiamo», disse lei.", "«Nessuno viene».", "Poi se ne andò."]),
        ("pl", ["„Czekamy”, powiedziała.", "„Nikt nie idzie”.", "Potem wyszła."]),
        ("nl", ["‘We wachten’, zei ze.", "‘Er komt niemand.’", "Toen ging ze."]),
        ("pt", ["«Esperamos», disse ela.", "“Ninguém vem.”", "Depois saiu."]),
    ],
)
def test_quotes_stay_with_their_sentence(code: str, expected: list[str]):
    text = " ".join(expected)
    assert [span.of(text) for span in nutgraf.split_sentences(text, code)] == expected


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Veröffentlicht am 12. Februar 2026, 09:15 Uhr"),
        ("de", "Stand: 3. März 2026"),
        ("fr", "Publié le 1er mars 2026 à 07h40, mis à jour à 11h05"),
        ("es", "Actualizado: 21 de enero de 2026, 18:30 h"),
        ("it", "Pubblicato il 4 aprile 2026 alle ore 8:05"),
        ("pt", "Publicado em 2 de março de 2026 às 14h20"),
        ("nl", "Gepubliceerd op 12 februari 2026 om 9.15 uur"),
        ("pl", "Opublikowano: 18 stycznia 2026 r., godz. 10:20"),
        ("zh", "发布时间：2026年3月9日 08:30"),
    ],
)
def test_lines_that_only_say_when(code: str, line: str):
    assert dates.has_date(line, code)
    assert dates.is_date_line(line, code)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Am 12. Februar beschloss der Rat, die Brücke bis auf Weiteres zu sperren."),
        ("fr", "Le 1er mars, le conseil a décidé de fermer le pont pour toute l’année."),
        ("es", "El 21 de enero de 2026 el ayuntamiento cerró el puente sin explicar nada."),
        ("pl", "Dnia 18 stycznia 2026 rada postanowiła zamknąć most na cały rok."),
    ],
)
def test_a_sentence_with_a_date_is_no_date_line(code: str, line: str):
    assert dates.has_date(line, code)
    assert not dates.is_date_line(line, code)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Von Henrike Maurich und Jonas Tellkamp"),
        ("de", "Ein Gastbeitrag von Ole Brandis"),
        ("de", "Text: Henrike Maurich"),
        ("fr", "Par Solène Guirrec et Mathias Obrane"),
        ("fr", "Propos recueillis par Anne Girel"),
        ("es", "Por Lucía Arrebola"),
        ("it", "di Chiara Bassi e Luca Serra"),
        ("it", "A cura di Chiara Bassi"),
        ("pt", "Por Inês Matos e Rui Pires"),
        ("nl", "Door Anke de Wit en Joris Bos"),
        ("pl", "Autor: Bożena Skarżyńska"),
        ("pl", "Tekst i zdjęcia: Łukasz Żmuda"),
        ("zh", "本报记者 林若溪 周亦安"),
        ("zh", "记者：林若溪"),
    ],
)
def test_bylines(code: str, line: str):
    assert bylines.is_byline(line, code)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Von der Brücke blieb nichts."),
        ("de", "Von wegen billig"),
        ("fr", "Par temps de pluie, le bac reste à quai"),
        ("es", "Por qué cierran el puente"),
        ("it", "Di notte il ponte è buio"),
        ("pt", "Por que a ponte fechou"),
        ("nl", "Van brug tot brug"),
        ("nl", "VANDAAG IN DE STAD"),
        ("pl", "Autorka sprawdza każdy most"),
        ("zh", "记者在桥边等了三天，没有看到一辆公交车。"),
    ],
)
def test_lines_that_only_look_like_bylines(code: str, line: str):
    assert not bylines.is_byline(line, code)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Die Brücke im Nebel. Foto: Ole Brandis"),
        ("de", "Abbildung 2: Kosten nach Jahren"),
        ("fr", "Crédit photo : Anne Girel"),
        ("fr", "Tableau 3 : les coûts par an"),
        ("es", "El puente. Fotografía: Ramiro Sallent"),
        ("it", "(Foto di Luca Serra)"),
        ("pt", "Fonte: Instituto das Pontes"),
        ("nl", "Beeld: Joris Bos"),
        ("pl", "Most we mgle. Fot. Łukasz Żmuda"),
        ("zh", "图片来源：青梧日报"),
    ],
)
def test_captions(code: str, line: str):
    assert captions.is_caption(line, code)


@pytest.mark.parametrize(
    ("code", "line"),
    [
        ("de", "Lesen Sie auch: Wie die Nachbarstadt ihre Brücke rettete"),
        ("de", "Ihre E-Mail-Adresse wird nicht veröffentlicht."),
        ("de", "Wir verwenden Cookies, um unser Angebot zu verbessern."),
        ("fr", "À lire aussi : comment la ville voisine a sauvé son pont"),
        ("fr", "Votre adresse e-mail ne sera pas publiée."),
        ("fr", "Article réservé aux abonnés"),
        ("es", "Tu dirección de correo electrónico no será publicada."),
        ("es", "Usamos cookies para mejorar tu experiencia"),
        ("it", "Leggi anche: come la città vicina ha salvato il ponte"),
        ("it", "Riproduzione riservata"),
        ("pt", "Leia também: como a cidade vizinha salvou a ponte"),
        ("pt", "Todos os direitos reservados"),
        ("nl", "Lees ook: hoe de buurstad haar brug redde"),
        ("nl", "Je e-mailadres wordt niet gepubliceerd."),
        ("pl", "Czytaj także: jak sąsiednie miasto uratowało most"),
        ("pl", "Ta strona używa plików cookie."),
        ("zh", "本网站使用 Cookie 改善浏览体验。"),
        (
            "tr",
            "Sitemizde çerezler kullanılmaktadır. Devam ederek çerezleri kabul etmiş olursunuz.",
        ),
        ("tr", "Bültene abone ol"),
        ("hi", "हमारी वेबसाइट कुकीज़ का उपयोग करती है।"),
        ("hi", "और पढ़ें"),
        ("hu", "Weboldalunk sütiket használ a jobb élményért."),
        ("hu", "© 2026 Hírlap. Minden jog fenntartva."),
        ("ja", "当サイトではクッキーを使用しています。閲覧を続けると同意したものとみなされます。"),
        ("ja", "続きを読む"),
        ("ru", "Читайте также: как соседний город спас мост"),
        ("ru", "Подписаться на рассылку"),
        ("uk", "Усі права захищені."),
        ("sv", "Vi använder cookies för att ge dig en bättre upplevelse."),
        ("no", "Saken fortsetter under annonsen"),
        ("da", "Læs også: sådan reddede nabobyen sin bro"),
        ("fi", "Juttu jatkuu mainoksen alla"),
        ("cs", "Tento web používá soubory cookie."),
        ("sk", "Čítajte aj: ako susedné mesto zachránilo most"),
        ("sl", "Vse pravice pridržane."),
        ("hr", "Ova stranica koristi kolačiće."),
        ("sr", "Сва права задржана."),
        ("bg", "Прочетете още: как съседният град спаси моста"),
        ("ro", "Citește și: cum și-a salvat podul orașul vecin"),
        ("ca", "Fem servir galetes per millorar la teva experiència."),
        ("el", "Διαβάστε επίσης: πώς η γειτονική πόλη έσωσε τη γέφυρα"),
        ("he", "כל הזכויות שמורות לעיתון"),
        ("ar", "اقرأ أيضا: كيف أنقذت المدينة المجاورة جسرها"),
        ("fa", "تمامی حقوق محفوظ است."),
        ("ko", "무단 전재 및 재배포 금지"),
        ("th", "เว็บไซต์นี้ใช้คุกกี้เพื่อประสบการณ์ที่ดีขึ้น"),
        ("id", "Baca juga: cara kota tetangga menyelamatkan jembatannya"),
        ("vi", "Trang web này sử dụng cookie để cải thiện trải nghiệm."),
        ("et", "Kõik õigused kaitstud"),
        ("lv", "Šī vietne izmanto sīkdatnes."),
        ("lt", "Taip pat skaitykite: kaip kaimyninis miestas išgelbėjo tiltą"),
    ],
)
def test_notices(code: str, line: str):
    assert phrases.notice(line, code)


@pytest.mark.parametrize("code", sorted(TOLD))
def test_a_sentence_of_an_article_is_no_notice(code: str):
    assert not any(phrases.notice(part, code) for part in TOLD[code].split(". "))


@pytest.mark.parametrize(
    ("code", "last"),
    [
        ("de", "Schreiben Sie uns Ihre Meinung in den Kommentaren!"),
        ("fr", "Donnez-nous votre avis dans les commentaires !"),
        ("es", "Déjenos su opinión en los comentarios."),
        ("it", "Dicci la tua nei commenti!"),
        ("pt", "Deixe o seu comentário abaixo!"),
        ("nl", "Laat ons in de reacties weten wat je denkt!"),
        ("pl", "Podziel się swoją opinią w komentarzach!"),
        ("zh", "欢迎在评论区留言。"),
        ("de", "Share your thoughts in the comments below!"),
    ],
)
def test_a_paragraph_may_end_in_an_invitation(code: str, last: str):
    assert invitation_start(["…", TOLD[code], last], code) == 2


@pytest.mark.parametrize(
    ("code", "leaning", "standing"),
    [
        ("de", "Sie bestreitet das.", "Das Werk bleibt geschlossen."),
        ("de", "Deshalb bleibt die Brücke zu.", "Gut 300 Menschen kamen."),
        ("fr", "Elle conteste cela.", "En 2015, le pont a fermé."),
        ("fr", "Cependant le pont reste fermé.", "La ville paie."),
        ("es", "Ella lo niega.", "Los vecinos lo niegan."),
        ("es", "Sin embargo, el puente sigue cerrado.", "No hay dinero para el puente."),
        ("it", "Tuttavia il ponte resta chiuso.", "Gli abitanti protestano."),
        ("pt", "No entanto, a ponte continua fechada.", "Não há dinheiro para a ponte."),
        ("nl", "Daarom blijft de brug dicht.", "Het stadhuis zwijgt."),
        ("pl", "Dlatego most jest zamknięty.", "Nie ma pieniędzy na most."),
    ],
)
def test_openings_that_lean(code: str, leaning: str, standing: str):
    assert dependent_opening(leaning, code) is not None
    assert dependent_opening(standing, code) is None


@pytest.mark.parametrize(("name", "code"), PASTED.items())
def test_a_pasted_page_is_read_in_its_language(name: str, code: str):
    article = nutgraf.read((SEEDS / name).read_text("utf-8"), name=name)
    assert article.language == code
    assert article.title is not None
    assert article.byline is not None
    assert article.date is not None
    assert [block.text for block in article.blocks if block.role is Role.TITLE] == [
        article.title.text
    ]
    headings = [block for block in article.blocks if block.role is Role.HEADING]
    assert len(headings) == 3
    body = " ".join(sentence.text for sentence in article.sentences)
    assert not any(word in body.lower() for word in ("cookie", "adblock", "©"))
    assert all(sentence.text[-1] in ".?!”。？！" for sentence in article.sentences)


@pytest.mark.parametrize(("name", "code"), PASTED.items())
@pytest.mark.parametrize("method", ["default", "lead", "sumy:lex-rank", "sumy:luhn"])
def test_a_pasted_page_has_a_summary(name: str, code: str, method: str):
    article = nutgraf.read((SEEDS / name).read_text("utf-8"), name=name)
    summary = nutgraf.summarize(article, method=method, length="3 sentences")
    assert article.language == code
    assert len(summary.picks) == 3


@pytest.mark.parametrize(
    ("code", "headings", "sentences"), [("it", 2, 8), ("pt", 2, 8), ("ja", 2, 10)]
)
def test_a_page_of_single_lines_is_read_in_its_language(code: str, headings: int, sentences: int):
    article = nutgraf.read(PAGES[code])
    assert article.language == code
    assert article.title is not None
    assert article.title.text == PAGES[code].splitlines()[1]
    assert article.date is not None
    assert sum(block.role is Role.HEADING for block in article.blocks) == headings
    assert len(article.sentences) == sentences


@pytest.mark.parametrize("code", sorted(wordlists.languages() - {wordlists.EVERY_LANGUAGE}))
def test_the_lists_are_as_the_programs_expect(code: str):
    from nutgraf.language.wordlists import groups

    furniture = groups("furniture", code, fallback=False)
    for lines in furniture.values():
        assert all(line == line.lower() for line in lines)
        assert not any("’" in line for line in lines)
    for lines in groups("abbreviations", code).values():
        assert all(line == line.lower() and not line.endswith(".") for line in lines)


def test_a_list_stands_in_one_file_the_same_in_every_language():
    where: dict[str, str] = {}
    for code in sorted(wordlists.languages()):
        listed = [
            (name, file)
            for file in wordlists._files(code)
            for name in wordlists.lists_in(file, code)
        ]
        assert len(dict(listed)) == len(listed)
        for name, file in listed:
            assert where.setdefault(name, file) == file, f"{code}: {name} is in {file}.txt"


@pytest.mark.parametrize("code", sorted(wordlists.languages() - {wordlists.EVERY_LANGUAGE}))
def test_the_traits_of_a_language_are_known_ones(code: str):
    language = language_of(code)
    assert language.script in {"", *detection._SCRIPTS}


def test_languages_of_one_script_have_a_precedence_each():
    found = [(one.script, one.precedence) for one in recognised()]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("trait", ["scirpt = latin", "conventions = day frist", "precedence = low"])
def test_a_trait_that_is_none_is_an_error(trait: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(wordlists, "groups", lambda *_, **__: {"": (trait,)})
    with pytest.raises(ValueError, match=r"scirpt|frist|low"):
        language_of.__wrapped__("ca")


def test_a_language_that_has_no_traits_is_nothing_special():
    assert language_of("tlh").name == "tlh"
    assert language_of("eo").features == frozenset()


def test_a_list_of_bylines_need_not_have_every_group(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(bylines, "groups", lambda *_: {"by": ("per",), "and": ("i",)})
    bylines._forms.cache_clear()
    try:
        assert bylines.is_byline("Per Anna Puig", "ca")
        assert not bylines.is_byline("El pont vell", "ca")
        assert not bylines.is_lone_by("per", "ca")
    finally:
        bylines._forms.cache_clear()


# As pages in languages that have no more than phrases of furniture are pasted.
FEW_LISTS = {
    "tr": """Ana Sayfa
Giriş yap
Sitemizde çerezler kullanılmaktadır. Devam ederek kabul etmiş olursunuz.
Eski köprü sonbaharda yeniden açılıyor
Ada Yıldız | 4 Mart 2026
Paylaş
Belediye meclisi, ayakları kayan eski köprünün onarımı için dokuz milyon lira ayırdığını duyurdu. Köprü geçen yaz kapatılmış, otobüsler uzun yoldan gitmek zorunda kalmıştı.
Vapur kaldırılmıyor
Liman müdürü Deniz Ak, köprü açıldıktan sonra da vapurun sabahları çalışmaya devam edeceğini söyledi. Yolcular bunun kendileri için çok önemli olduğunu belirtiyor.
Yorum yap
© 2026 Kıyı Postası. Tüm hakları saklıdır.
""",
    "hi": """होम
लॉगिन
हमारी वेबसाइट कुकीज़ का उपयोग करती है।
पुराना पुल शरद ऋतु में फिर खुलेगा
आरव मेहता | 4 मार्च 2026
साझा करें
नगर परिषद ने पुराने पुल की मरम्मत के लिए नौ करोड़ रुपये देने का फैसला किया है। पिछली गर्मियों में उसके खंभे खिसक गए थे और पुल बंद कर दिया गया था।
नाव चलती रहेगी
बंदरगाह की प्रमुख नीला राव ने कहा कि पुल खुलने के बाद भी सुबह की नाव चलती रहेगी। यात्रियों के लिए यह बहुत ज़रूरी है।
और पढ़ें
© 2026 तट समाचार। सर्वाधिकार सुरक्षित।
""",
    "et": """Avaleht
Logi sisse
See veebileht kasutab küpsiseid.
Vana sild avatakse sügisel uuesti
Mari Saar | 4. märts 2026
Jaga
Linnavolikogu eraldas vana silla parandamiseks üheksa miljonit, sest selle sambad olid eelmisel suvel paigast nihkunud. Bussid sõidavad praegu pikka teed mööda.
Praam jääb käima
Sadama juhataja Liis Mets ütles, et hommikune praam jääb käima ka pärast silla avamist sügisel. Reisijatele on see väga tähtis, lisas ta.
Loe ka: kuidas naaberlinn oma silla päästis
© 2026 Rannaleht. Kõik õigused kaitstud.
""",
}


@pytest.mark.parametrize("code", FEW_LISTS)
def test_a_page_in_a_language_with_few_lists_keeps_its_article_alone(code: str):
    lines = FEW_LISTS[code].splitlines()
    article = nutgraf.read(FEW_LISTS[code], "plaintext", code)
    paragraphs = [block.text for block in article.blocks if block.role is Role.BODY]
    assert paragraphs == [lines[6], lines[8]]
    assert article.title is not None
    assert article.title.text == lines[3]
    assert [block.text for block in article.blocks if block.role is Role.HEADING] == [lines[7]]


def test_paragraphs_in_a_language_that_is_not_detected_are_read():
    article = nutgraf.read(FEW_LISTS["et"], "plaintext")
    body = [block.text for block in article.blocks if block.role is Role.BODY]
    assert FEW_LISTS["et"].splitlines()[6] in body
    assert not any("©" in text for text in body)


def test_no_list_of_a_language_is_named_twice():
    """The second would take the place of the first, without a word."""
    folder = Path(nutgraf.__file__).parent / "language" / "lexicon"
    languages = [path for path in folder.iterdir() if path.is_dir()]
    assert languages
    for language in languages:
        lines = [line for path in language.glob("*.txt") for line in path.read_text().splitlines()]
        names = [line for line in lines if line.startswith("[[")]
        assert len(names) == len(set(names)), language.name
