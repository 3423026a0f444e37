"""Facts of articles in other languages than English: told by their own lists, or not at all."""

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
    "object": ("fr", "La CGT a dénoncé des suppressions de postes à Lyon."),
    "second": ("fr", "Selon le calendrier mardi."),
    "time": ("de", "Nach Angaben am Dienstag kam niemand."),
    "english": ("fr", "Le groupe said Holdings a ouvert une usine."),
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
    article = nutgraf.read(written, language=code)
    found = {
        (one.name, one.kind.value, one.role.of(written) if one.role else None)
        for one in find_names(article)
    }
    assert found == names


COUNTED = {
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
    "than": ("fr", "12 mars 2026", "Le trafic était plus faible qu’aujourd’hui.", None),
}


HEADS = {
    "de": "Die alte Brücke\n\nVon Ute Hansen",
    "es": "El puente del puerto\n\nPor Ana Gil",
    "fr": "Le pont du port\n\nPar Marie Roux",
}


@pytest.mark.parametrize(("code", "written", "said", "iso"), DATED.values(), ids=DATED)
def test_dates(code: str, written: str, said: str, iso: str | None):
    page = f"{HEADS[code]}\n\n{written}\n\n{said} {said}"
    article = nutgraf.read(page, format="plaintext", language=code)
    assert {one.iso for one in find_dates(article)} == ({iso} if iso else set())
