"""Facts of articles in other languages than English: told by their own lists, or not at all."""

from datetime import date

import pytest

import nutgraf
from nutgraf.attribution import find_attributions
from nutgraf.facts import find_dates, find_figures
from nutgraf.facts.names import find_names
from nutgraf.language.languages import Support, language_of
from test_languages import TOLD

SUPPORTED = ("en", "de", "es", "fr", "it", "nl", "pt")


@pytest.mark.parametrize("code", sorted(TOLD.keys() - set(SUPPORTED)))
def test_what_is_not_supported_is_left_out(code: str):
    # English words among them, as names of firms have them, are no cues.
    said = f"{TOLD[code]} “{TOLD[code]}” Ann Lee said, because it may rise to 40%."
    article = nutgraf.read(said, language=code)
    found = nutgraf.brief(article)
    assert found.names == ()
    assert found.quotes == ()
    assert found.sources.sources == ()
    assert found.open_points == ()
    for claim in nutgraf.find_claims(article):
        assert not claim.kinds
        assert not claim.hedged
        assert claim.speaker is None
    left = Support.DATES not in language_of(code).features
    assert not (left and found.timeline)


SAID = {
    "excluding": ("fr", "La mairie n’exclut pas de fermer le pont.", "mairie"),
    "told how": ("es", "“Ya veremos qué pasa mañana”, concluyó, lacónico, Juan Gil.", "Juan Gil"),
    "warns of": ("nl", "De vakbond waarschuwt voor een tekort aan artsen.", "vakbond"),
    "lets know": ("it", "Il ministero fa sapere che i fondi ci sono.", "ministero"),
    "as, verb last": (
        "de",
        "Wie die Feuerwehr mitteilte, brach der Brand im Keller aus.",
        "Feuerwehr",
    ),
    "as, verb first": (
        "it",
        "Come ha spiegato l’assessora Anna Riva, si paga a maggio.",
        "Anna Riva",
    ),
    "impersonal": ("de", "Aus dem Rathaus hieß es, man prüfe den Antrag.", "Rathaus"),
    "object first": ("de", "Die Kosten bezifferte der Kreis auf drei Millionen Euro.", "Kreis"),
    "colon": ("it", "Lo denuncia la Cgil: mancano i medici in corsia.", "Cgil"),
    "speaks of": ("nl", "Wethouder Jan Smit spreekt van een doorbraak.", "Jan Smit"),
    "part that is quoted": ("pt", "Rui Gil assegurou que “nada está decidido”.", "Rui Gil"),
    "view of": ("it", "Per il sindaco Paolo Riva «è una sconfitta per tutti».", "Paolo Riva"),
    "party between": (
        "fr",
        "« C’est trop tard », rappelle la députée (PS) Marie Roux.",
        "Marie Roux",
    ),
    "infinitive": ("fr", "La mairie assure avoir tout payé l’an dernier.", "mairie"),
    "asked first": ("fr", "Interrogé hier, le ministre a dit qu’il viendrait.", "ministre"),
    "tag": ("fr", "Ils réclament des hausses, précise la CGT dans un tract.", "CGT"),
    "adjective": (
        "it",
        "È colpa della pioggia: 180 millimetri in due giorni, spiega la Protezione civile di Bolzano.",
        "Protezione civile",
    ),
    "body behind": (
        "nl",
        "Onderzoeker Lenny Burgers van de Erasmus Universiteit betwijfelt of dat helpt.",
        "Lenny Burgers",
    ),
    "desk of a name": ("es", "Ana Gil tacha la norma de “cosmética” para todos.", "Ana Gil"),
    "unlisted verb": (
        "de",
        "„Das war knapp heute für uns“, freute sich Trainerin Lotte Brandt.",
        "Lotte Brandt",
    ),
    "before a colon": (
        "nl",
        "Voorzitter Jan de Boer was opgelucht: „We zijn er nu eindelijk uit.”",
        "Jan de Boer",
    ),
    "stance": ("fr", "La CGT a dénoncé des suppressions de postes à Lyon.", "CGT"),
    "stance with particle": ("de", "Der Deutsche Mieterbund lehnt das Gesetz ab.", "Mieterbund"),
    "estimate": ("de", "Den Schaden schätzt Kämmerin Ute Hansen auf 3 Mio. Euro.", "Ute Hansen"),
    "view": ("pt", "Para Ana Gil, a obra chega tarde demais.", "Ana Gil"),
    "party": ("de", "Ministerin Anna Berg (SPD) sagte, dass der Bau beginnt.", "Anna Berg"),
    "told to": (
        "es",
        "“Es una noticia estupenda para todos”, dijo a la prensa la alcaldesa, Rosa Gil.",
        "Rosa Gil",
    ),
    "before": ("de", "„Das wird teuer“, sagte Jürgen von Ahlen am Dienstag.", "Jürgen von Ahlen"),
    "particle": ("de", "„Wir waren zu spät“, räumte Sprecherin Ute Hansen ein.", "Ute Hansen"),
    "that": (
        "de",
        "Die Handwerkskammer erklärte, dass die Brücke zu teuer ist.",
        "Handwerkskammer",
    ),
    "laut": ("de", "Laut Umweltbundesamt heizen viele Haushalte mit Gas.", "Umweltbundesamt"),
    "zufolge": ("de", "Sabine Krüger zufolge entstehen dort neue Stellen.", "Sabine Krüger"),
    "avoir": ("fr", "« C’est trop tard », a déclaré Marie Roux mardi.", "Marie Roux"),
    "clitic": ("fr", "« C’est trop tard pour nous », a-t-elle ajouté.", "elle"),
    "selon": ("fr", "Selon l’Insee, les ménages se chauffent au gaz.", "Insee"),
    "role": ("fr", "« Il faut attendre », explique la directrice, Marie Roux.", "Marie Roux"),
    "reflexive": ("fr", "« C’est un alibi pour eux », s’indigne M. Yves Roux.", "Yves Roux"),
    "según": ("es", "Según la UGT, la empresa recorta personal.", "UGT"),
    "dijo": ("es", "«No teníamos elección entonces», dijo De la Fuente.", "De la Fuente"),
    "aside": ("es", "Mientras tanto, asegura Ana Gil, la tasa se aplicará.", "Ana Gil"),
    "apposition": ("es", "Su directora, Ana Gil, asegura que no hay fugas.", "Ana Gil"),
    "ha detto": ("it", "«Non avevamo scelta allora», ha detto Paola Riva.", "Paola Riva"),
    "secondo": ("it", "Secondo l’Istat le famiglie si scaldano col gas.", "Istat"),
    "disse": ("pt", "“Não tínhamos escolha na altura”, disse Carla Rocha.", "Carla Rocha"),
    "de acordo": ("pt", "De acordo com Carla Rocha, vão surgir empregos.", "Carla Rocha"),
    "volgens": ("nl", "Volgens het CBS stookt bijna iedereen met gas.", "CBS"),
    "zei": ("nl", "‘We hadden toen geen keus meer’, zei Van der Berg dinsdag.", "Van der Berg"),
    "gaf toe": ("nl", "‘We zijn te vroeg gestopt’, gaf Jan de Wit toe.", "Jan de Wit"),
}


@pytest.mark.parametrize(("code", "said", "speaker"), SAID.values(), ids=SAID)
def test_who_says_it(code: str, said: str, speaker: str):
    article = nutgraf.read(said, language=code)
    (found,) = find_attributions(article)
    assert found.source is not None
    label = found.entity.label if found.entity else found.source.of(said)
    assert speaker in label
    assert label.endswith(speaker)


NOBODY = {
    "weekday": ("es", "El lunes dijo que la obra sigue."),
    "second": ("fr", "Selon le calendrier mardi."),
    "time": ("de", "Nach Angaben am Dienstag kam niemand."),
    "english": ("fr", "Le groupe said Holdings a ouvert une usine."),
    "ordinal": ("pt", "No segundo tempo o Porto marcou três golos."),
    "verb of being": ("it", "Secondo è arrivato il favorito della vigilia."),
    "object": ("de", "Den Schaden schätzt niemand gering ein."),
    "relative": ("it", "Di altro parere è chi, secondo cui «serve tempo», resta qui."),
    "object behind": ("es", "El informe, elaborado por todos, cifra en 300 los despidos."),
    "own account": ("de", "Der Verein wurde nach eigenen Angaben von der Absage überrascht."),
    "the paper": ("fr", "D’après nos informations, un repreneur pourrait venir."),
    "second verb": ("es", "Tacha la norma de “cosmética” y pide reducir el riego de los campos."),
}


@pytest.mark.parametrize(("code", "said"), NOBODY.values(), ids=NOBODY)
def test_where_it_is_not_plain_nobody_says_it(code: str, said: str):
    article = nutgraf.read(said, language=code)
    assert all(one.entity is None or one.entity.name is None for one in find_attributions(article))


NAMED = {
    "de": (
        "Bürgermeister Jürgen von Ahlen kam im Mai nach Leipzig. Von Ahlen lobte die Lindner "
        "Maschinenbau AG und die IG Metall.",
        {
            ("Jürgen von Ahlen", "person", "Bürgermeister"),
            ("Leipzig", "place", None),
            ("Lindner Maschinenbau AG", "organisation", None),
            ("IG Metall", "organisation", None),
        },
    ),
    "fr": (
        "Le maire Jean-Luc de La Tour est allé à Brest. Sophie Bernard, présidente du groupe, "
        "cite l’Insee.",
        {
            ("Jean-Luc de La Tour", "person", "maire"),
            ("Brest", "place", None),
            ("Sophie Bernard", "person", "présidente du groupe"),
            ("Insee", "organisation", None),
        },
    ),
    "es": (
        "La consejera delegada, Carmen Ruiz, viajó a Zaragoza. Después Ruiz visitó la Cámara de "
        "Comercio.",
        {
            ("Carmen Ruiz", "person", "consejera delegada"),
            ("Zaragoza", "place", None),
            ("Cámara de Comercio", "organisation", None),
        },
    ),
    "fr, general": (
        "« C’est non », dit le directeur général, Marc Roux.",
        {("Marc Roux", "person", "directeur général")},
    ),
    "nl": (
        "Burgemeester Jan van der Berg was in Zwolle. Daar sprak Van der Berg met de FNV.",
        {
            ("Jan van der Berg", "person", "Burgemeester"),
            ("Zwolle", "place", None),
            ("FNV", "organisation", None),
        },
    ),
}


@pytest.mark.parametrize("code", NAMED)
def test_names_with_their_roles(code: str):
    written, names = NAMED[code]
    article = nutgraf.read(written, language=code[:2])
    found = {
        (one.name, one.kind.value, one.role.of(written) if one.role else None)
        for one in find_names(article)
    }
    assert found == names


COUNTED = {
    "amount": ("nl", "De douane heeft 7.850 kilo cocaïne gevonden.", "7.850 kilo", "cocaïne"),
    "no article": ("pt", "Os motoristas exigem aumentos de 4,5%.", "4,5%", "aumentos"),
    "subject": ("de", "Die Reparatur kostet bald 48,6 Mio. Euro.", "48,6 Mio. Euro", "Reparatur"),
    "of": ("de", "Im Land heizen 43 Prozent der Haushalte mit Gas.", "43 Prozent", "Haushalte"),
    "object": ("es", "El grupo elevó sus ventas un 8,4 %.", "8,4 %", "ventas"),
    "pays": ("es", "El ayuntamiento votó 41 millones de euros.", "41 millones de euros", None),
    "result": (
        "fr",
        "Elle prévoit un résultat de 80 millions d’euros.",
        "80 millions d’euros",
        "résultat",
    ),
}


@pytest.mark.parametrize(("code", "written", "figure", "measures"), COUNTED.values(), ids=COUNTED)
def test_what_a_figure_measures(code: str, written: str, figure: str, measures: str | None):
    article = nutgraf.read(written, language=code)
    (found,) = find_figures(article)
    assert found.span.of(written) == figure
    assert (found.measures.of(written) if found.measures else None) == measures


def test_what_is_no_figure():
    for code, written in (
        ("it", "Il 15 gennaio 2026 l'azienda ha aperto una fabbrica."),
        ("de", "Es geht ihm besser als vor zehn Jahren."),
    ):
        assert find_figures(nutgraf.read(written, language=code)) == []


DATED = {
    "until": ("es", "12 de marzo de 2026", "Cierran el puente hasta el 4 de mayo.", "2026-05-04"),
    "month": ("es", "12 de marzo de 2026", "Habrá cortes si no llueve antes de mayo.", "2026-05"),
    "bare": ("de", "12. März 2026", "2024 waren es noch weniger Autos.", "2024"),
    "present": ("de", "30. Juni 2026", "Die Klinik macht zum 1. Oktober dicht.", "2026-10-01"),
    "future": ("pt", "11 set. 2026", "A partir de janeiro, haverá um apoio.", "2027-01"),
    "future ending": ("it", "22 febbraio 2026", "La riforma verrà discussa a marzo.", "2026-03"),
    "passive": ("nl", "19-05-2026", "De verdachten worden vrijdag voorgeleid.", "2026-05-22"),
    "part of a day": ("nl", "14 januari 2026", "Woensdagavond viel de stroom uit.", "2026-01-14"),
    "part of a day, de": ("de", "21. Oktober 2026", "Die Bahn fuhr Mittwochmittag.", "2026-10-21"),
    "short weekday": (
        "pt",
        "2 de fevereiro de 2026",
        "Ele disse que sai nesta terça.",
        "2026-02-03",
    ),
    "ordinal": ("pt", "2 de fevereiro de 2026", "Ele foi o melhor na terça etapa.", None),
    "call": ("fr", "18 septembre 2026", "La CGT appelle à débrayer lundi.", "2026-09-21"),
    "verb": ("pt", "15 de maio de 2026", "Só em 2025 atendemos 1.800 idosos.", "2025"),
    "announced": ("de", "8. Mai 2026", "Er kündigte an, von Juni an zu wachen.", "2026-06"),
    "compared year": ("fr", "12 mars 2026", "Par rapport à 2019, c’est une hausse.", "2019"),
    "more than": ("de", "12. März 2026", "Das sind 38 Prozent mehr als 2019.", "2019"),
    "year behind comma": ("de", "12. März 2026", "Es kamen 412, 2018 waren es mehr.", "2018"),
    "month of": ("it", "12 marzo 2026", "È avvenuto nel giugno del 2024.", "2024-06"),
    "day behind": ("es", "12 de marzo de 2026", "El viernes 20 cierra el puente.", "2026-03-20"),
    "people behind": ("fr", "12 mars 2026", "Lundi 20 personnes ont défilé.", None),
    "tomorrow": ("es", "12 de marzo de 2026", "Mañana se vota.", "2026-03-13"),
    "morning": ("es", "12 de marzo de 2026", "Llovió toda la mañana.", None),
    "lasts": ("de", "12. März 2026", "Die Ausstellung läuft bis 6. Januar.", "2027-01-06"),
    "weekday with day": (
        "de",
        "12. März 2026",
        "Das Spiel beginnt am Samstag, 21. März.",
        "2026-03-21",
    ),
    "nowadays": ("fr", "12 mars 2026", "J’en vendais 40 en 2000, 200 aujourd’hui.", "2000"),
    "far ahead": ("it", "9 ottobre 2025", "Non saranno più assunti dal 31 luglio.", None),
    "than": ("fr", "12 mars 2026", "Le trafic était plus faible qu’aujourd’hui.", None),
}


HEADS = {
    "de": "Die alte Brücke\n\nVon Ute Hansen",
    "it": "Il ponte del porto\n\ndi Paola Riva",
    "nl": "De brug bij de haven\n\nDoor Jan de Boer",
    "pt": "A ponte do porto\n\nPor Carla Rocha",
    "es": "El puente del puerto\n\nPor Ana Gil",
    "fr": "Le pont du port\n\nPar Marie Roux",
}


@pytest.mark.parametrize(("code", "written", "said", "iso"), DATED.values(), ids=DATED)
def test_dates(code: str, written: str, said: str, iso: str | None):
    page = f"{HEADS[code]}\n\n{written}\n\n{said} {said}"
    article = nutgraf.read(page, format="plaintext", language=code)
    assert {one.iso for one in find_dates(article) if one.iso} == ({iso} if iso else set())


INTERVIEWS = {
    "de": "Interview: Uwe Maier\n\n3. Mai 2025\n\nDie Biologin Ute Hansen forscht in Kiel.\n\n"
    "Frau Hansen, was fehlt?\n\nDen Mooren fehlt Wasser.\n\nUnd was hilft ihnen?\n\n"
    "Die Gräben müssen weg.",
    "fr": "Propos recueillis par Luc Morel\n\n3 mai 2025\n\nLa biologiste Anne Morin vit à "
    "Brest.\n\nQue manque-t-il ?\n\nIl manque de l’eau.\n\nEt que faire ?\n\n"
    "Il faut fermer les fossés.",
}


@pytest.mark.parametrize("code", INTERVIEWS)
def test_answers_of_an_interview_are_whoever_is_introduced(code: str):
    title = {"de": "„Die Moore trocknen aus“", "fr": "« Les tourbières sèchent »"}[code]
    article = nutgraf.read(f"{title}\n\n{INTERVIEWS[code]}", language=code)
    said = [one for one in find_attributions(article) if one.entity and not one.direct]
    assert len({one.entity.label for one in said if one.entity}) == 1
    assert len(said) == 2
    assert nutgraf.brief(article).open_points == ()


def test_whoever_spoke_right_before_goes_on():
    text = "„Wir bauen das Werk neu“, sagte Ute Hansen. Sie kündigte an, dass es im Mai beginnt."
    article = nutgraf.read(text, language="de")
    assert {one.entity.label for one in find_attributions(article) if one.entity} == {"Ute Hansen"}
    # Somebody else stands between, and it may be either.
    other = text.replace("Sie kündigte", "Neben ihr saß Anna Berg. Sie kündigte")
    last = find_attributions(nutgraf.read(other, language="de"))[-1]
    assert last.entity is None


AHEAD = {
    "present": ("de", "Kiel spielt am Samstag in Ulm.", "2025-11-15"),
    "past": ("de", "Kiel hat am Samstag in Ulm gewonnen.", "2025-11-08"),
    "said": ("de", "Das sagt der Trainer am Samstag.", "2025-11-08"),
    "month": ("nl", "In december gaat de brug dicht.", "2025-12"),
    "month past": ("it", "In maggio il ponte è stato chiuso.", "2025-05"),
    "day": ("pt", "A equipa joga no dia 7 de dezembro.", "2025-12-07"),
}


@pytest.mark.parametrize(("code", "said", "iso"), AHEAD.values(), ids=AHEAD)
def test_a_present_tense_looks_ahead(code: str, said: str, iso: str):
    article = nutgraf.read(said, language=code)
    found = find_dates(article, written=date(2025, 11, 10))
    assert [one.iso for one in found] == [iso]


SCORES = {
    "colon": ("de", "Der Verein verlor am Ende mit 1:2 in Ulm.", ["1:2"]),
    "clock": ("de", "Das Spiel beginnt um 18:30 Uhr.", []),
    "dash": ("es", "El equipo ganó 3-1 en casa.", ["3-1"]),
    "word": ("pt", "O clube venceu por 3 a 1 em casa.", ["3 a 1"]),
    "no match": ("es", "Lea las páginas 3-1 del libro.", []),
    "first word": ("de", "Rund 180 Helfer kamen.", ["180"]),
}


@pytest.mark.parametrize(("code", "said", "wanted"), SCORES.values(), ids=SCORES)
def test_scores_and_first_words(code: str, said: str, wanted: list[str]):
    article = nutgraf.read(said, language=code)
    assert [one.span.of(said) for one in find_figures(article)] == wanted


BODIES = {
    "kind": ("fr", "Hier le syndicat Sud-Rail a tranché.", {("Sud-Rail", "organisation")}),
    "small head": ("fr", "Elle vient de l’université de Nantes.", None),
    "cited": ("it", "I costi salgono, secondo Agrimonia.", {("Agrimonia", "organisation")}),
    "row": ("es", "Hoy llueve en Vilela y Casares.", {("Vilela", "place"), ("Casares", "place")}),
    "known": (
        "pt",
        "A Polícia Judiciária deteve dois homens.",
        {("Polícia Judiciária", "organisation")},
    ),
    "joined kind": ("de", "Der Energiekonzern Nordkraft baut.", {("Nordkraft", "organisation")}),
    "country": ("es", "El barco zarpó hacia Tailandia ayer.", {("Tailandia", "place")}),
    "noun": ("de", "Die Halle steht leer, der Hof auch.", set[tuple[str, str]]()),
    "generic": ("de", "Die Polizei ermittelt seit gestern.", set[tuple[str, str]]()),
    "numeral": ("fr", "La phase III de l’essai commence.", set[tuple[str, str]]()),
}


@pytest.mark.parametrize(("code", "said", "wanted"), BODIES.values(), ids=BODIES)
def test_what_shows_a_name(code: str, said: str, wanted: set[tuple[str, str]] | None):
    article = nutgraf.read(said, language=code)
    found = {(name.name, name.kind.value) for name in find_names(article)}
    assert found == (wanted if wanted is not None else {("université de Nantes", "organisation")})


QUOTED = {
    "guillemets turned": ("de", "»Das war knapp heute für uns«, sagte Lotte Brandt."),
    "low": ("de", "„Das war knapp heute für uns“, sagte Lotte Brandt."),
    "guillemets": ("fr", "« On ne nous a rien dit du tout », raconte Marie Roux."),
}


@pytest.mark.parametrize(("code", "said"), QUOTED.values(), ids=QUOTED)
def test_a_quotation_is_shown_whole(code: str, said: str):
    article = nutgraf.read(said, language=code)
    (quote,) = nutgraf.brief(article).quotes
    assert quote.span.of(said) == said[: said.rindex(",")]
