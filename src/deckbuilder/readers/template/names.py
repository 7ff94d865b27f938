"""What PowerPoint itself calls its layouts, by language, and other programs theirs.

A template made in a German PowerPoint has a `Titelfolie` whoever opens it later.
"""

from __future__ import annotations

import re
import unicodedata

from deckbuilder.theme.template import RoleName

NAMES: dict[RoleName, tuple[str, ...]] = {
    "cover": (
        "Title Slide", "Title", "Cover", "Cover Slide", "Front Page",
        "Titelfolie", "Titel", "Deckblatt",
        "Diapositive de titre", "Titre", "Couverture",
        "Diapositiva de título", "Portada", "Diapositiva de titulo",
        "Diapositiva titolo", "Copertina",
        "Slide de título", "Diapositivo de título", "Slide de Título", "Capa",
        "Titeldia", "Voorblad",
        "Rubrikbild", "Titelslide", "Titeldias", "Titeldiasbillede", "Tittellysbilde",
        "Otsikkodia", "Slajd tytułowy", "Úvodní snímek", "Úvodná snímka", "Címdia",
        "Diapozitiv titlu", "Naslovni slajd", "Naslovni diapozitiv", "Титульный слайд",
        "Титульний слайд", "Заглавен слайд", "Насловни слајд", "Διαφάνεια τίτλου",
        "Başlık Slaydı", "شريحة عنوان", "שקופית כותרת", "اسلاید عنوان",
        "タイトル スライド", "タイトルスライド", "表紙", "제목 슬라이드", "标题幻灯片",
        "標題投影片", "标题", "封面", "Trang tiêu đề", "Bản chiếu Tiêu đề", "สไลด์ชื่อเรื่อง",
        "Slide Judul", "Pealkirjaslaid", "Pavadinimo skaidrė", "Virsraksta slaids",
        "Diapositiva de títol", "Titulu-diapositiba", "शीर्षक स्लाइड",
    ),
    "section": (
        "Section Header", "Section", "Divider", "Section Title", "Section Break", "Chapter",
        "Abschnittsüberschrift", "Abschnitts-überschrift", "Abschnitt", "Kapitel", "Trennfolie",
        "Titre de section", "Titre de la section", "En-tête de section", "Section",
        "Encabezado de sección", "Intestazione sezione", "Intestazione della sezione",
        "Cabeçalho da Seção", "Cabeçalho da Secção", "Cabeçalho de secção", "Sectiekop",
        "Avsnittsrubrik", "Afsnitsoverskrift", "Deloverskrift", "Inndelingsoverskrift",
        "Osan ylätunniste", "Osan otsikko", "Nagłówek sekcji", "Záhlaví části", "Záhlaví oddílu",
        "Hlavička sekcie", "Hlavička časti", "Szakaszfejléc", "Antet secțiune",
        "Zaglavlje sekcije", "Glava odseka", "Заголовок раздела", "Заголовок розділу",
        "Заглавка на секция", "Заглавље одељка", "Κεφαλίδα ενότητας", "Bölüm Üst Bilgisi",
        "عنوان المقطع", "رأس المقطع", "כותרת מקטע עליונה", "כותרת מקטע", "سربرگ بخش",
        "セクション見出し", "구역 머리글", "节标题", "章節標題", "区段标题", "Tiêu đề Phần",
        "Đầu trang của Phần", "ส่วนหัวของส่วน", "Header Bagian", "Jaotise päis",
        "Sekcijos antraštė", "Sadaļas galvene", "Capçalera de la secció", "Sekzioaren goiburua",
        "अनुभाग शीर्ष लेख",
    ),
    "content": (
        "Title and Content", "Title, Content", "Title & Content", "Title and Text", "Content",
        "Title and Bullets", "Text", "Bullets",
        "Titel und Inhalt", "Titel und Text", "Inhalt",
        "Titre et contenu", "Titre et texte", "Contenu",
        "Título y objetos", "Título y contenido", "Título y texto", "Titolo e contenuto",
        "Titolo e testo", "Título e Conteúdo", "Título e objetos", "Título e Objeto",
        "Titel en object", "Titel en inhoud", "Titel en tekst", "Rubrik och innehåll",
        "Titel og indholdsobjekt", "Titel og indhold", "Tittel og innhold", "Otsikko ja sisältö",
        "Tytuł i zawartość", "Nadpis a obsah", "Názov a obsah", "Cím és tartalom",
        "Titlu și conținut", "Titlu şi conţinut", "Naslov i sadržaj", "Naslov in vsebina",
        "Заголовок и объект", "Заголовок и текст", "Заголовок і об'єкт", "Назва та вміст",
        "Заглавие и съдържание", "Наслов и садржај", "Τίτλος και περιεχόμενο",
        "Başlık ve İçerik", "عنوان ومحتوى", "عنوان ومحتويات", "כותרת ותוכן", "عنوان و محتوا",
        "タイトルとコンテンツ", "タイトルとテキスト", "제목 및 내용", "标题和内容", "標題及物件",
        "標題及內容", "Tiêu đề và Nội dung", "ชื่อเรื่องและเนื้อหา", "Judul dan Konten",
        "Pealkiri ja sisu", "Pavadinimas ir turinys", "Virsraksts un saturs",
        "Títol i objectes", "Títol i contingut", "Titulua eta edukia", "शीर्षक और सामग्री",
    ),
    "two-content": (
        "Two Content", "Title, 2 Content", "Two Columns", "2 Columns", "Title and Two Content",
        "Zwei Inhalte", "Zwei Spalten", "Deux contenus", "Dos objetos", "Dos contenidos",
        "Due contenuti", "Contenuto 2", "Duas Partes de Conteúdo", "Dois Conteúdos",
        "Conteúdo Duplo", "Inhoud van twee", "Twee objecten", "Twee inhoudselementen",
        "Två innehållsdelar", "To indholdsobjekter", "To innholdsdeler", "Kaksi sisältökohdetta",
        "Dwa elementy zawartości", "Dva obsahy", "Dva objekty", "2 tartalomrész",
        "Két tartalomrész", "Două tipuri de conținut", "Dva sadržaja", "Dve vsebini",
        "Два объекта", "Два об'єкти", "Две съдържания", "Два садржаја", "Δύο περιεχόμενα",
        "İki İçerik", "محتويان", "محتويين", "שני תכנים", "دو محتوا",
        "2 つのコンテンツ", "2つのコンテンツ", "콘텐츠 2개", "콘텐츠 2 개", "两栏内容", "兩項物件",
        "兩個內容", "Hai Nội dung", "เนื้อหา 2 ส่วน", "Dua Konten", "Kaks sisu", "Du turiniai",
        "Divi satura objekti", "Dos objectes", "Bi eduki", "दो सामग्री",
    ),
    "title-only": (
        "Title Only", "Only Title", "Headline Only",
        "Nur Titel", "Titre seul", "Titre uniquement", "Solo el título", "Sólo el título",
        "Solo título", "Solo titolo", "Somente Título", "Só Título", "Apenas título",
        "Alleen titel", "Endast rubrik", "Kun titel", "Bare tittel", "Kun tittel", "Vain otsikko",
        "Tylko tytuł", "Pouze nadpis", "Jenom nadpis", "Len nadpis", "Iba názov", "Csak cím",
        "Doar titlu", "Numai titlu", "Samo naslov", "Только заголовок", "Лише заголовок",
        "Тільки заголовок", "Само заглавие", "Само наслов", "Μόνο τίτλος", "Yalnızca Başlık",
        "عنوان فقط", "כותרת בלבד", "فقط عنوان", "タイトルのみ", "제목만", "仅标题", "只有標題",
        "Chỉ Tiêu đề", "เฉพาะชื่อเรื่อง", "Judul Saja", "Ainult pealkiri", "Tik pavadinimas",
        "Tikai virsraksts", "Només títol", "Titulua soilik", "केवल शीर्षक",
    ),
    "picture": (
        "Picture with Caption", "Picture", "Bild mit Überschrift", "Bild mit Beschriftung", "Bild",
        "Image avec légende", "Image", "Imagen con título", "Imagen", "Immagine con didascalia",
        "Imagem com Legenda", "Afbeelding met bijschrift", "Bild med bildtext",
        "Billede med billedtekst", "Bilde med tekst", "Kuva ja kuvateksti", "Kuvatekstillinen kuva",
        "Obraz z podpisem", "Obrázek s titulkem", "Obrázok s popisom", "Kép képaláírással",
        "Imagine cu legendă", "Рисунок с подписью", "Зображення з підписом", "Εικόνα με λεζάντα",
        "Başlıklı Resim", "صورة مع تسمية توضيحية", "תמונה עם כיתוב", "タイトル付きの図",
        "캡션 있는 그림", "图片与标题", "含標題的圖片",
    ),
    "blank": (
        "Blank", "Blank Slide", "Empty", "Leer", "Leere Folie", "Vide", "En blanco", "Vuota",
        "Vuoto", "Em branco", "Em Branco", "Leeg", "Tom", "Tomt", "Tyhjä", "Pusty", "Prázdný",
        "Prázdna", "Prázdné", "Üres", "Gol", "Prazno", "Пустой слайд", "Пустий слайд",
        "Празен", "Κενή", "Κενό", "Boş", "فارغ", "فارغة", "ריק", "خالی", "白紙", "빈 화면", "空白",
        "Trống", "ว่างเปล่า", "Kosong", "Tühi", "Tuščia", "Tukšs",
    ),
}  # fmt: skip
"""By role, in 40 languages; spelling and marks do not matter when they are compared."""

TYPES: dict[str, RoleName] = {
    "title": "cover",
    "secHead": "section",
    "obj": "content",
    "tx": "content",
    "twoObj": "two-content",
    "twoColTx": "two-content",
    "titleOnly": "title-only",
    "picTx": "picture",
    "blank": "blank",
}
"""ST_SlideLayoutType (ECMA-376 part 1, 19.7.15) of each role."""

_COPY = re.compile(r"^\d+[_-]\s*|^\d+\.\s+|\s*\(\d+\)$")
"""`1_Title Slide` is what PowerPoint calls the second layout of that name in a file."""


def plain(name: str) -> str:
    """A name as it is compared: small letters, no marks on them, no number of a copy."""
    name = _COPY.sub("", name.strip())
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(one for one in decomposed if not unicodedata.combining(one))
    return re.sub(r"[\s\-_,.'’&]+", " ", letters).strip()


_ROLES = {plain(name): role for role, names in reversed(NAMES.items()) for name in names}


def role_named(name: str) -> RoleName | None:
    """The role of a layout by its name alone, in any language."""
    return _ROLES.get(plain(name))
