"""Dates in running text: every example beside a rule, and what the rules must not see."""

from __future__ import annotations

import pytest

from vigie.codebook.dates import date_grammar
from vigie.errors import LanguageError, SettingError
from vigie.language.dates import DateExpression, find_dates
from vigie.model.date import Edtf

LANGUAGES = ("fr", "en")
EXAMPLES = [
    pytest.param(language, rule.name, *example, id=f"{language}-{rule.name}-{number}")
    for language in LANGUAGES
    for rule in date_grammar(language).rules
    for number, example in enumerate(rule.examples)
]
COUNTER = [
    pytest.param(language, rule.name, text, id=f"{language}-{rule.name}-{number}")
    for language in LANGUAGES
    for rule in date_grammar(language).rules
    for number, text in enumerate(rule.counter)
]
NO_DATE = [
    ("fr", "Deux F-16, un S-300, des SS-26, un 9K720 et un Su-24."),
    ("fr", "Deux Mirage 2000-5 et 2 000 obus pour 1 990 millions d'euros."),
    ("fr", "La résolution 2118 passe par 15 voix contre 0, soit 92 %."),
    ("fr", "Il a été livré, et la mer était calme. Le champ de Mars."),
    ("fr", "Le jeu en vaut la chandelle ; 4x4 et 3-2 au score."),
    ("fr", "Au lendemain du sommet, à la veille de la visite."),
    ("en", "Two F-16s, an S-400 battery, SS-26s and a 9K720 at 30.06 dollars."),
    ("en", "They may march on. The second missile sat there; the Sun rose."),
    ("en", "Some 2,000 shells, 1500 soldiers and $2022 were sent."),
    ("en", "Theresa May won 3-2 on the first day, as Resolution 2118 asked."),
    ("en", "Open 24/7 since the war; after the talks, before the vote."),
]
# Text, reference, and the (words, EDTF) of every date in it.
TEXTS = [
    ("fr", "Jeudi, le ministre verra lundi et mardi son homologue.", "2023-04-07",
     [("Jeudi", "2023-04-13"), ("lundi et mardi", "2023-04-10/2023-04-11")]),
    ("fr", "Mardi\u00a04\u202favril, l’armée… Jusqu’au 5\u00a0mai\u00a02023.", "2023-04-10",
     [("Mardi\u00a04\u202favril", "2023-04-04"),
      ("Jusqu’au 5\u00a0mai\u00a02023", "../2023-05-05")]),
    ("fr", "Le 3 avril, à Minsk. En avril.", None,
     [("Le 3 avril", "XXXX-04-03"), ("avril", "XXXX-04")]),
    ("fr", "Il l'a dit mardi.", None, [("mardi", None)]),
    ("fr", "Le 8 mars 2022, il part ; la veille, il parlait.", "2023-04-10",
     [("Le 8 mars 2022", "2022-03-08"), ("la veille", "2022-03-07")]),
    ("fr", "Les 12 et 14 octobre, puis le 16.", "2024-11-01",
     [("12", "2024-10-12"), ("14 octobre", "2024-10-14"), ("le 16", "2024-10-16")]),
    ("en", "It was on October 12 and 14, 2022.", "2024-11-01",
     [("October 12", "2022-10-12"), ("14", "2022-10-14")]),
    ("en", "The treaty of 2010 expires on February 5.", "2025-11-01",
     [("2010", "2010"), ("February 5", "2026-02-05")]),
    ("en", "On Tuesday he said they will meet on Thursday.", "2023-04-05",
     [("Tuesday", "2023-04-04"), ("Thursday", "2023-04-06")]),
    ("en", "The pact of May 7, 2021; two days later it ended.", "2023-04-05",
     [("May 7, 2021", "2021-05-07"), ("two days later", "2021-05-09")]),
    ("en", "The summit of June 12 was agreed.", "2018-05-28", [("June 12", "2018-06-12")]),
    ("en", "By August 30 Iran had delivered them.", "2022-09-09",
     [("By August 30", "../2022-08-30")]),
    ("fr", "Le président a signé le décret le 27 février 2025 à Moscou.", "2025-03-03",
     [("le 27 février 2025", "2025-02-27")]),
    ("fr", "Les missiles, livrés le 12 janvier, sont arrivés à Minsk.", "2025-03-03",
     [("le 12 janvier", "2025-01-12")]),
    ("fr", "Le traité expire le 5 février.", "2025-01-01",
     [("le 5 février", "2025-02-05")]),
    ("fr", "Le tir a eu lieu le 29 février, a indiqué Séoul.", "2024-02-29",
     [("le 29 février", "2024-02-29")]),
    ("fr", "Publié le 03/02/2025, le rapport évoque le 7.1.2024.", "2025-03-03",
     [("le 03/02/2025", "2025-02-03"), ("le 7.1.2024", "2024-01-07")]),
    ("fr", "Les livraisons débuteront en janvier, selon Kiev.", "2025-12-31",
     [("janvier", "2026-01")]),
    ("fr", "Le chantier, lancé en décembre, durera trois ans.", "2025-01-01",
     [("décembre", "2024-12")]),
    ("fr", "Dans les années 1980, puis au cours de la décennie 1990, l'URSS déployait des SS-20.",
     "2025-03-03",
     [("les années 1980", "198X"), ("la décennie 1990", "199X")]),
    ("fr", "Le sous-marin sera livré à l'automne 2026, et un second à l'été prochain.",
     "2025-03-03",
     [("l'automne 2026", "2026-23"), ("l'été prochain", "2025-22")]),
    ("fr", "Au deuxième trimestre 2025 et au second semestre, la production doublera.",
     "2025-03-03",
     [("deuxième trimestre 2025", "2025-04/2025-06"), ("second semestre", "2025-07/2025-12")]),
    ("fr", "Le missile sera testé fin avril.", "2025-03-03",
     [("fin avril", "2025-04~")]),
    ("fr", "Le ministre a annoncé fin décembre un contrat.", "2025-01-01",
     [("fin décembre", "2024-12~")]),
    ("fr", "Il se rendra à Berlin en début de semaine prochaine.", "2025-03-03",
     [("début de semaine prochaine", "2025-03-10~")]),
    ("fr", "Le vote est attendu début janvier.", "2025-12-31",
     [("début janvier", "2026-01~")]),
    ("fr", "Le porte-parole a déclaré lundi que les négociations reprendraient jeudi.",
     "2025-03-03",
     [("lundi", "2025-03-03"), ("jeudi", "2025-03-06")]),
    ("fr", "Dimanche, la Corée du Nord a tiré deux missiles.", "2025-03-03",
     [("Dimanche", "2025-03-02")]),
    ("fr", "La délégation arrivera mardi prochain à Vienne.", "2025-03-03",
     [("mardi prochain", "2025-03-04")]),
    ("fr", "Le tir de vendredi dernier a échoué.", "2025-03-03",
     [("vendredi dernier", "2025-02-28")]),
    ("fr", "Mardi, Moscou a annoncé la fin du moratoire.", "2025-01-01",
     [("Mardi", "2024-12-31")]),
    ("fr", "Une réunion est prévue samedi.", "2024-02-29",
     [("samedi", "2024-03-02")]),
    ("fr", "Le 22 juin, les bombardiers ont frappé Fordo. Le lendemain, l'Iran a "
     "riposté ; deux jours plus tard, un cessez-le-feu entrait en vigueur.", "2025-03-03",
     [("Le 22 juin", "2024-06-22"), ("Le lendemain", "2024-06-23"),
      ("deux jours plus tard", "2024-06-25")]),
    ("fr", "Le 5 août 1963, Moscou signe. La veille, Londres hésitait encore.", "2025-03-03",
     [("Le 5 août 1963", "1963-08-05"), ("La veille", "1963-08-04")]),
    ("fr", "Ce jour, l'agence a confirmé.", "2025-03-03",
     [("Ce jour", "2025-03-03")]),
    ("fr", "Trois jours auparavant, l'Iran avait démenti.", "2025-03-03",
     [("Trois jours auparavant", "2025-02-28")]),
    ("fr", "L'accord a été conclu il y a deux ans.", "2024-02-29",
     [("il y a deux ans", "2022")]),
    ("fr", "Il y a trois semaines, Paris refusait encore.", "2025-03-03",
     [("Il y a trois semaines", "2025-02-10")]),
    ("fr", "Les Rafale arriveront dans deux mois.", "2025-12-31",
     [("dans deux mois", "2026-02")]),
    ("fr", "Les essais doivent reprendre d'ici un an.", "2025-03-03",
     [("d'ici un an", "../2026")]),
    ("fr", "L'Iran enrichit à 60 % depuis quatre ans.", "2025-03-03",
     [("depuis quatre ans", "2021~/..")]),
    ("fr", "Dès le 1er avril, les exportations seront interdites.", "2025-03-03",
     [("Dès le 1er avril", "2025-04-01/..")]),
    ("fr", "Le stock sera détruit d'ici fin 2026.", "2025-03-03",
     [("d'ici fin 2026", "../2026")]),
    ("fr", "Les discussions dureront jusqu'au 15 mars.", "2025-03-03",
     [("jusqu'au 15 mars", "../2025-03-15")]),
    ("fr", "Avant juin, aucune livraison n'est prévue.", "2025-03-03",
     [("Avant juin", "../2025-06")]),
    ("fr", "Entre le 3 et le 7 février, la flotte s'est exercée.", "2025-03-03",
     [("Entre le 3 et le 7 février", "2025-02-03/2025-02-07")]),
    ("fr", "Du 28 février au 2 mars, des manœuvres ont eu lieu.", "2025-03-03",
     [("Du 28 février au 2 mars", "2025-02-28/2025-03-02")]),
    ("fr", "De 2018 à 2020, aucun essai n'a été observé.", "2025-03-03",
     [("De 2018 à 2020", "2018/2020")]),
    ("fr", "Le nouveau missile entrera en service vers 2030.", "2025-03-03",
     [("vers 2030", "2030~")]),
    ("fr", "La France a cessé ses essais aux alentours de 1996.", "2025-03-03",
     [("aux alentours de 1996", "1996~")]),
    ("fr", "Il y a quelques jours, Téhéran a proposé une rencontre ; elle aura "
     "lieu prochainement.", "2025-03-03",
     []),
    ("fr", "Le tir du 3 sept. 2017 avait été le plus puissant.", "2025-03-03",
     [("3 sept. 2017", "2017-09-03")]),
    ("fr", "Quatre F-16, douze 9K720 et 3 000 obus de 155 mm pour 2,5 milliards ; "
     "score 3-2 ; un S-400 ; résolution 1718.", "2025-03-03",
     []),
    ("fr", "À partir du printemps, les Leopard 2A6 seront livrés.", "2025-03-03",
     [("À partir du printemps", "2025-21/..")]),
    ("fr", "Au cours des trois prochaines années, Séoul dépensera 10 milliards.", "2025-03-03",
     [("des trois prochaines années", "2025-03-04/2028-03-03")]),
    ("fr", "Au mois de mai 2023, puis en juin de la même année, deux lots sont partis.",
     "2025-03-03",
     [("mois de mai 2023", "2023-05"), ("juin de la même année", "2023-06")]),
    ("fr", "La trêve, en vigueur depuis le 19 janvier, a pris fin samedi.", "2025-03-03",
     [("depuis le 19 janvier", "2025-01-19/.."), ("samedi", "2025-03-01")]),
    ("fr", "L'an prochain, la Russie déploiera l'Orechnik.", "2025-12-31",
     [("L'an prochain", "2026")]),
    ("fr", "L'année dernière, la Chine a ajouté 100 têtes nucléaires.", "2025-01-01",
     [("L'année dernière", "2024")]),
    ("fr", "Mi-mars, au plus tard le 20, le texte sera signé.", "2025-03-03",
     [("Mi-mars", "2025-03~"), ("au plus tard le 20", "../2025-03-20")]),
    ("fr", "Le prochain sommet aura lieu les 24 et 25 juin à La Haye.", "2025-03-03",
     [("24 et 25 juin", "2025-06-24/2025-06-25")]),
    ("fr", "En l'espace de deux semaines, quatre tirs ont été recensés.", "2025-03-03",
     []),
    ("fr", "Le week-end dernier, des sirènes ont retenti.", "2025-03-03",
     [("Le week-end dernier", "2025-03-01/2025-03-02")]),
    ("fr", "Au début des années 2000, Tripoli renonçait.", "2025-03-03",
     [("début des années 2000", "200X")]),
    ("fr", "Fin 2024 - début 2025, le rythme a doublé.", "2025-03-03",
     [("Fin 2024 - début 2025", "2024-12~/2025-01~")]),
    ("fr", "Le site fonctionne depuis mi-2019.", "2025-03-03",
     [("depuis mi-2019", "2019-06~/..")]),
    ("fr", "Dans la nuit de lundi à mardi, 40 drones ont été abattus.", "2025-03-03",
     [("de lundi à mardi", "2025-02-24/2025-02-25")]),
    ("fr", "Dans la nuit du 1er au 2 mars, Kiev a été visée.", "2025-03-03",
     [("du 1er au 2 mars", "2025-03-01/2025-03-02")]),
    ("fr", "Le 6 et le 9 août 1945, deux bombes ont été larguées.", "2025-03-03",
     [("Le 6", "1945-08-06"), ("le 9 août 1945", "1945-08-09")]),
    ("fr", "Il est arrivé lundi et mardi il est parti.", "2023-04-07",
     [("lundi", "2023-04-03"), ("mardi", "2023-04-04")]),
    ("fr", "Les discussions qui se sont tenues lundi et mardi permettront de conclure.",
     "2023-04-07",
     [("lundi et mardi", "2023-04-03/2023-04-04")]),
    ("fr", "Ils se verront lundi et mardi.", "2023-04-04",
     [("lundi et mardi", "2023-04-10/2023-04-11")]),
    ("fr", "Ils se verront mardi et mercredi.", "2023-04-04",
     [("mardi et mercredi", "2023-04-04/2023-04-05")]),
    ("fr", "Ils se verront mardi, mercredi et jeudi.", "2023-04-04",
     [("mardi, mercredi et jeudi", "2023-04-04/2023-04-06")]),
    ("fr", "Le port est fermé depuis lundi et rouvrira mardi.", "2023-04-07",
     [("depuis lundi", "2023-04-03/.."), ("mardi", "2023-04-11")]),
    ("fr", "Le port est fermé depuis lundi et mardi il rouvrira.", "2023-04-07",
     [("depuis lundi", "2023-04-03/.."), ("mardi", "2023-04-11")]),
    ("fr", "Le traité expire en 2026. D'ici là, Moscou négociera.", "2023-04-07",
     [("2026", "2026"), ("D'ici là", "../2026")]),
    ("fr", "Il s'est retiré en 2019. Depuis lors, il en a testé quatre.", "2023-04-07",
     [("2019", "2019"), ("Depuis lors", "2019/..")]),
    ("en", "The president signed the decree on February 27, 2025 in Moscow.", "2025-03-03",
     [("February 27, 2025", "2025-02-27")]),
    ("en", "The missiles, delivered on January 12, have reached Minsk.", "2025-03-03",
     [("January 12", "2025-01-12")]),
    ("en", "The treaty expires on February 5.", "2025-01-01",
     [("February 5", "2025-02-05")]),
    ("en", "The launch took place on February 29, Seoul said.", "2024-02-29",
     [("February 29", "2024-02-29")]),
    ("en", "Deliveries will begin in January, Kyiv said.", "2025-12-31",
     [("January", "2026-01")]),
    ("en", "The work, begun in December, will last three years.", "2025-01-01",
     [("December", "2024-12")]),
    ("en", "In the 1980s and 1990s the Soviet Union deployed SS-20s.", "2025-03-03",
     [("the 1980s and 1990s", "1980/1999")]),
    ("en", "The submarine will be handed over in autumn 2026 and a second one next summer.",
     "2025-03-03",
     [("autumn 2026", "2026-23"), ("next summer", "2025-22")]),
    ("en", "The missile will be tested in late April.", "2025-03-03",
     [("late April", "2025-04~")]),
    ("en", "The minister announced a contract in late December.", "2025-01-01",
     [("late December", "2024-12~")]),
    ("en", "He will travel to Berlin early next week.", "2025-03-03",
     [("early next week", "2025-03-10~")]),
    ("en", "The spokesman said on Monday that talks would resume on Thursday.", "2025-03-03",
     [("Monday", "2025-03-03"), ("Thursday", "2025-03-06")]),
    ("en", "On Sunday, North Korea fired two missiles.", "2025-03-03",
     [("Sunday", "2025-03-02")]),
    ("en", "The delegation arrives next Tuesday in Vienna.", "2025-03-03",
     [("next Tuesday", "2025-03-04")]),
    ("en", "Last Friday's launch failed.", "2025-03-03",
     [("Last Friday", "2025-02-28")]),
    ("en", "Moscow announced the end of the moratorium on Tuesday.", "2025-01-01",
     [("Tuesday", "2024-12-31")]),
    ("en", "A meeting is scheduled for Saturday.", "2024-02-29",
     [("Saturday", "2024-03-02")]),
    ("en", "On June 22 bombers struck Fordow. The next day Iran retaliated; two "
     "days later a ceasefire took effect.", "2025-03-03",
     [("June 22", "2024-06-22"), ("The next day", "2024-06-23"), ("two days later", "2024-06-25")]),
    ("en", "On August 5, 1963, Moscow signed. The day before, London still hesitated.",
     "2025-03-03",
     [("August 5, 1963", "1963-08-05"), ("The day before", "1963-08-04")]),
    ("en", "The deal was struck two years ago.", "2024-02-29",
     [("two years ago", "2022")]),
    ("en", "Three weeks ago Paris still refused.", "2025-03-03",
     [("Three weeks ago", "2025-02-10")]),
    ("en", "The jets will arrive in two months.", "2025-12-31",
     [("in two months", "2026-02")]),
    ("en", "The tests must resume within a year.", "2025-03-03",
     [("within a year", "../2026")]),
    ("en", "Iran has been enriching to 60 percent for four years now.", "2025-03-03",
     [("for four years now", "2021~/..")]),
    ("en", "The stockpile will be destroyed by late 2026.", "2025-03-03",
     [("by late 2026", "../2026")]),
    ("en", "The talks will last until March 15.", "2025-03-03",
     [("until March 15", "../2025-03-15")]),
    ("en", "No delivery is planned before June.", "2025-03-03",
     [("before June", "../2025-06")]),
    ("en", "Between 3 and 7 February the fleet held exercises.", "2025-03-03",
     [("Between 3 and 7 February", "2025-02-03/2025-02-07")]),
    ("en", "From February 28 to March 2, manoeuvres took place.", "2025-03-03",
     [("From February 28 to March 2", "2025-02-28/2025-03-02")]),
    ("en", "From 2018 to 2020 no test was seen.", "2025-03-03",
     [("From 2018 to 2020", "2018/2020")]),
    ("en", "The new missile will enter service around 2030.", "2025-03-03",
     [("around 2030", "2030~")]),
    ("en", "France stopped testing in about 1996.", "2025-03-03",
     [("about 1996", "1996~")]),
    ("en", "A few days ago Tehran proposed a meeting; it will take place soon.", "2025-03-03",
     []),
    ("en", "The Sept. 3, 2017 test had been the largest.", "2025-03-03",
     [("The Sept. 3, 2017", "2017-09-03")]),
    ("en", "UN resolutions 1718 and 1874 ban it; Resolution 1718 (2006) too.", "2025-03-03",
     [("2006", "2006")]),
    ("en", "Over the next three years Seoul will spend 10 billion.", "2025-03-03",
     [("the next three years", "2025-03-04/2028-03-03")]),
    ("en", "In May 2023 and again in June of that year, two batches left.", "2025-03-03",
     [("May 2023", "2023-05"), ("June of that year", "2023-06")]),
    ("en", "The truce, in force since January 19, ended on Saturday.", "2025-03-03",
     [("since January 19", "2025-01-19/.."), ("Saturday", "2025-03-01")]),
    ("en", "Next year Russia will deploy the Oreshnik.", "2025-12-31",
     [("Next year", "2026")]),
    ("en", "Last year China added 100 warheads.", "2025-01-01",
     [("Last year", "2024")]),
    ("en", "The next summit will be held on June 24 and 25 in The Hague.", "2025-03-03",
     [("June 24 and 25", "2025-06-24/2025-06-25")]),
    ("en", "Sirens sounded last weekend.", "2025-03-03",
     [("last weekend", "2025-03-01/2025-03-02")]),
    ("en", "In the early 2000s Tripoli gave up.", "2025-03-03",
     [("the early 2000s", "200X")]),
    ("en", "Overnight from Monday to Tuesday 40 drones were shot down.", "2025-03-03",
     [("Overnight", "2025-03-03"), ("from Monday to Tuesday", "2025-02-24/2025-02-25")]),
    ("en", "The talks ran from Wednesday to Friday.", "2025-03-03",
     [("from Wednesday to Friday", "2025-02-26/2025-02-28")]),
    ("en", "On 6 and 9 August 1945 two bombs were dropped.", "2025-03-03",
     [("6", "1945-08-06"), ("9 August 1945", "1945-08-09")]),
    ("en", "At the end of last year, Kim visited the plant.", "2025-03-03",
     [("the end of last year", "2024-12~")]),
    ("en", "They may meet in March or April.", "2025-03-03",
     [("March", "2025-03"), ("April", "2025-04")]),
    ("en", "Since the end of the Cold War, and since 1991, nobody has.", "2025-03-03",
     [("since 1991", "1991/..")]),
    ("en", "On Dec. 30 and 31, the army fired.", "2025-01-01",
     [("Dec. 30 and 31", "2024-12-30/2024-12-31")]),
    ("en", "The system went operational in Q3 2024.", "2025-03-03",
     [("Q3 2024", "2024-07/2024-09")]),
    ("en", "Earlier this year and later this month, both sides met.", "2025-03-03",
     [("Earlier this year", "2025"), ("later this month", "2025-03")]),
    ("en", "On the eve of the summit; on the anniversary of February 24, 2022.", "2025-03-03",
     [("February 24, 2022", "2022-02-24")]),
    ("en", "By mid-2026 Poland will have 96 Apaches.", "2025-03-03",
     [("By mid-2026", "../2026-06~")]),
    ("en", "Starting next month, the plant will produce 50 a year.", "2025-03-03",
     [("Starting next month", "2025-04/..")]),
    ("en", "As of January 2025, Russia had 4,300 warheads.", "2025-03-03",
     [("As of January 2025", "2025-01/..")]),
    ("en", "It has fired 20 missiles since Friday.", "2025-03-03",
     [("since Friday", "2025-02-28/..")]),
    ("en", "during the 2014, 2015 and 2016 exercises", "2023-04-07",
     [("2014, 2015 and 2016", "2014/2016")]),
    ("en", "The treaty expires in 2026. By then, Moscow will negotiate.", "2023-04-07",
     [("2026", "2026"), ("By then", "../2026")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "name", "text", "reference", "expected"), EXAMPLES)
def test_example(language: str, name: str, text: str, reference: str, expected: str) -> None:
    found = find_dates(text, language, reference)
    assert expected in {expression.edtf or "none" for expression in found}, (name, found)


@pytest.mark.parametrize(("language", "name", "text"), COUNTER)
def test_counter_example(language: str, name: str, text: str) -> None:
    assert name not in {found.rule for found in find_dates(text, language, "2023-04-04")}


@pytest.mark.parametrize(("language", "text"), NO_DATE)
def test_no_date(language: str, text: str) -> None:
    assert [found.span.text(text) for found in _dates(text, language, "2023-04-04")] == []


@pytest.mark.parametrize(("language", "text", "reference", "expected"), TEXTS)
def test_text(
    language: str, text: str, reference: str | None, expected: list[tuple[str, str | None]]
) -> None:
    found = _dates(text, language, reference)
    assert [(expression.span.text(text), expression.edtf) for expression in found] == expected


def _dates(text: str, language: str, reference: str | None) -> list[DateExpression]:
    kinds = {"date", "range", "since", "until"}
    return [found for found in find_dates(text, language, reference) if found.kind in kinds]


def test_the_callers_tense_decides() -> None:
    text = "Rendez-vous mardi."
    for tense, day in (("past", "2023-04-04"), ("future", "2023-04-11")):
        found = find_dates(text, "fr", "2023-04-05", tense=lambda _, tense=tense: tense)
        assert [expression.edtf for expression in found] == [day]


def test_a_range_holds_its_plain_dates() -> None:
    (found,) = find_dates("du 19 au 23 juillet", "fr", "1999-07-16")
    assert (found.kind, found.edtf) == ("range", "1999-07-19/1999-07-23")
    assert [part.edtf for part in found.plain()] == ["1999-07-19", "1999-07-23"]


def test_a_part_holds_the_whole() -> None:
    (found,) = find_dates("Il achèvera début octobre.", "fr", "2002-09-14")
    assert (found.edtf, found.earliest, found.latest) == ("2002-10~", "2002-10-01", "2002-10-10")
    assert [(part.edtf, part.latest) for part in found.plain()] == [("2002-10", "2002-10-31")]


def test_a_month_as_reference_leaves_weekdays_open() -> None:
    found = find_dates("Mardi, en mai, l'an dernier", "fr", "2025-07")
    assert [expression.edtf for expression in found] == [None, "2025-05", "2024"]


def test_a_reference_that_is_no_day_is_refused() -> None:
    with pytest.raises(SettingError):
        find_dates("mardi", "fr", "hier")


def test_a_language_without_grammar_is_refused() -> None:
    with pytest.raises(LanguageError, match=r"dates\.toml"):
        find_dates("martes", "xx")


def test_every_rule_name_is_unique() -> None:
    for language in LANGUAGES:
        names = [rule.name for rule in date_grammar(language).rules]
        assert sorted(names) == sorted(set(names))


def test_expected_values_are_edtf() -> None:
    for language in LANGUAGES:
        for rule in date_grammar(language).rules:
            for _, _, expected in rule.examples:
                assert expected == "none" or str(Edtf.parse(expected)) == expected
