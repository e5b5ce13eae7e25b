"""Each rule of cues.toml, on sentences of the tests' own: it speaks up where it should and is silent beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from samrad.loaders.extraction.lexicon import rules

Fires = Callable[..., set[str]]

SPEAKS = [
    ("should", "Regionen borde öppna en mottagning."),
    ("hard-to-work-with", "Klubben är svår att samarbeta med."),
    ("must", "Skolan måste anställa fler lärare."),
    ("needs-to", "Kommunerna behöver bygga om badhusen."),
    ("shall", "Biblioteket ska hålla öppet på söndagar."),
    ("shall-be-able", "Alla föreningar ska kunna boka hallen."),
    ("could", "Länsstyrelserna skulle även kunna hålla kurser."),
    ("can", "Museet kan låna ut sina lokaler."),
    ("is-needed", "Det krävs fler tolkar i vården."),
    ("is-lacking", "Det saknas cykelvägar till skolorna."),
    ("need-of", "Föreningen ser ett behov av handledning."),
    ("importance-of", "De underströk vikten av täta möten."),
    ("important", "Det är viktigt att barnen får simma."),
    ("good-if", "Det vore bra om bussen gick oftare."),
    ("it-is-time", "Nu är det dags att bygga bron."),
    ("prerequisite", "En grundläggande förutsättning är trygga lokaler."),
    ("responsibility-to", "Rektorn har ett ansvar att ringa hem."),
    ("proposes", "Byalaget föreslår en ny brygga."),
    ("proposal", "Ett konkret förslag är att dela på bilarna."),
    ("wants", "Klubben vill ha fler ledare."),
    ("wishes", "Kören önskar en större sal."),
    ("calls-for", "Eleverna efterlyser studiero."),
    ("urges", "Vi uppmanar staten att betala i tid."),
    ("raises", "Hembygdsföreningen framhåller bristen på tid."),
    ("thinks", "Fackförbundet anser att lönen är för låg."),
    ("bare-verb", "Satsa på fler fritidsledare."),
    ("bare-noun", "Fler öppna förskolor i stadsdelen."),
    ("gives-assignment", "Regeringen ger Skolverket i uppdrag att se över kursplanen."),
    ("received-assignment", "Boverket har fått i uppdrag att räkna bostäder."),
    ("assignment-includes", "I uppdraget ingår att ta fram en vägledning."),
    ("assignment-report", "Uppdraget ska redovisas den 1 maj 2031."),
    ("question-to-recipient", "Hur avser ministern att agera?"),
    ("will", "Verket kommer under hösten att ordna kurser."),
    ("intends", "Kommunen avser att köpa marken."),
    ("contributes", "Församlingen kan bistå med läxhjälp."),
    ("invests", "Regionen satsar på kollektivtrafiken."),
    ("works-towards", "Regeringen ser nu över reglerna för bidrag."),
    ("cooperates", "Scouterna samverkar med kyrkan."),
    ("together", "Lägret ordnas tillsammans med kommunen."),
    ("dialogue", "Föreningen har dialog med hyresvärden."),
    ("agreement", "De slöt en överenskommelse om lokalerna."),
    ("takes-part-in", "Museet ingår i ett råd för kulturarv."),
    ("coordinates", "Föreningen samordnar sina läger med kyrkan."),
    ("no-contact", "Frågan bollas mellan skolan och hemmet."),
    ("money", "Stödet uppgår till 12 miljoner kronor."),
    ("grant", "Föreningen lever på statsbidrag."),
    ("grants", "Nämnden beviljades pengar av fonden."),
    ("cuts", "Nedskärningar drabbar teatern."),
    ("convenes", "Landshövdingen bjöd in till ett samtal."),
    ("is-responsible", "Polisen ansvarar för tillsynen."),
    ("has-role", "Biblioteken har en viktig roll i byn."),
    ("is-a", "Rädda Barnen är en organisation med lång historia."),
    ("is-member", "Klubben är medlem i ett förbund."),
    ("inquiry", "En utredning tillsattes i våras."),
    ("mandate-noun", "Länsstyrelsens uppdrag är brett."),
    ("what-is-needed", "Det som behövs är en brygga."),
    ("what-is-needed", "En brygga är vad som krävs."),
    ("would-help", "En ramp vid entrén skulle hjälpa många."),
    ("must-not", "Bidragen får inte krympa."),
    ("may-well", "Skolan får gärna ringa oss."),
    ("offers", "Segelklubben erbjuder prova på-kurser."),
    ("offers", "Våra ledare ställer gärna upp."),
    ("offers", "Alla nya ledare är välkomna att hälsa på."),
    ("gladly", "Kören sjunger gärna på torget."),
    ("next-step", "Förvaltningen återkommer i juni."),
    ("work-group", "Arbetsgruppen träffas varje månad."),
    ("joint-subject", "Rädda Barnen och Malmö stad driver ett kafé."),
    ("runs", "Kyrkan förvaltar sex kapell."),
    ("together", "Byn och klubben har en gemensam båt."),
    ("together", "Vi ordnar marknaden ihop varje höst."),
    ("together", "Ledarna har lärt känna och stöttar varandra."),
    ("dialogue", "Inför bygget hölls förhandlingar mellan grannarna."),
    ("dialogue", "Kören stämmer av läget varje vecka."),
    ("dialogue", "Planen har ändrats efter synpunkter från Boverket."),
    ("agreement", "I juni träffades en uppgörelse om bryggan."),
    ("agreement", "De båda klubbarna delar kansli i Malmö."),
    ("agreement", "Två lag har slagit sig ihop om hallen."),
    ("takes-part-in", "Grannarna har involverats i arbetet."),
    ("coordinates", "Stallet samnyttjas av två klubbar."),
    ("coordinates", "Kyrkan var medarrangör."),
    ("no-contact", "Nämnden hör inte av sig."),
    ("no-contact", "Det är svårt att få byarna och staden att mötas."),
    # forms of one word that stand in a rule of their own or of another verb
    ("needs-to", "Vi skulle behöva en större sal."),
    ("calls-for", "Klubben har länge efterlyst en ny hall."),
    ("urges", "Byalaget har begärt ett möte med trafiknämnden."),
    ("urges", "Skolorna ombads att svara före jul."),
    ("urges", "Hyresgästerna avrådde från bygget."),
    ("wishes", "Några såg helst att bron byggs först."),
    ("good-if", "Det vore klokt att börja i byn."),
    ("raises", "Flera påtalade bristen på bänkar."),
    ("intends", "Museet är berett att låna ut montrar."),
    ("intends", "Polisen har lovat att gå förbi varje kväll."),
    ("hard-to-work-with", "Samordningen mellan skola och vård brister ofta."),
    ("hard-to-work-with", "Det har varit svårt att få till ett samarbete."),
    ("together", "De arbetade sida vid sida med räddningstjänsten."),
    ("agreement", "Klubben har ett ramavtal om hallen."),
    ("agreement", "Fyra byar har gått samman om en buss."),
    ("grant", "Festivalen fick bidrag i år."),
    ("grants", "Hyran bekostas av stiftelsen."),
    ("cuts", "Regionen drog in pengarna."),
    ("money", "Klubben fick 40 tkr av banken."),
    ("money", "Fonden ger 3 miljoner euro till bron."),
    ("money", "Kören fick 2 miljoner ur fonden."),
    ("grant", "Medlen räcker till två bänkar."),
    ("grant", "Kurserna är finansierade av kyrkan."),
    ("grant", "Teatern fick ett projektstöd."),
    ("grants", "Fonden beviljar tre kurser i år."),
    ("grants", "Skolan tilldelades en summa för böcker."),
    ("grants", "Banken sköt till resten."),
    ("grants", "Nämnden anslog en summa till badet."),
    ("pays", "Kyrkan betalar hyran."),
    ("pays", "Lagen kompenseras för resorna."),
    ("pays", "Byn har rätt till ersättning."),
    ("applications", "Elva ansökningar kom in."),
    ("money-moves", "Klubben fick i våras ett litet bidrag."),
    ("money-rules", "Förordningen om bidrag till badhus ändras."),
    ("costs", "Badet gick med underskott i fjol."),
    ("convenes", "Nätverket leds av biblioteken."),
    ("convenes", "Rektorn hälsade alla välkomna."),
    ("is-responsible", "Verket har till uppgift att bevaka handeln."),
    ("is-responsible", "Kyrkan är huvudman för härbärget."),
    ("has-role", "Vår uppgift är att lära ut sim."),
    ("is-a", "Korpen är en folkrörelse med många lag."),
    ("is-member", "Ordenssällskapet företräder bagarna."),
    ("is-member", "Klubben fick en plats i distriktets styrelse."),
    ("is-member", "Sällskapet för bagarnas talan."),
    # roles of those whom no registry knows, and what a body may, is and consists of
    ("has-role", "Lotsarna får en större roll i hamnen."),
    ("has-role", "I sin roll som värd bar hon nyckeln."),
    ("received-assignment", "Boverket har ett regeringsuppdrag att räkna balkonger."),
    ("was-given-assignment", "I våras gav regeringen Boverket i uppdrag att räkna balkonger."),
    ("was-given-assignment", "Regeringen har uppdragit åt Skolverket att räkna böcker."),
    ("hosts", "Hembygdsgillet står värd för nästa träff."),
    ("hosts", "Kapellet drivs sedan länge av sockenborna."),
    ("hosts", "Förra året var Orkesterförbundet arrangör."),
    ("office", "Berit Ahl har varit rektor i Hede."),
    ("office", "Olle Torn utsågs i går till lotsförman."),
    ("office", "Hon har tidigare tjänstgjort på ett museum."),
    ("power", "Hamnkaptenen har rätt att bestämma över kajerna."),
    ("power", "Lotsen får besluta om farten."),
    ("decides", "Nämnden prövar ansökningar om båtplatser."),
    ("decides", "Beslut om fisket fattas av byalaget."),
    ("organisation-is", "Sjöklang är en ideell körförening."),
    ("organisation-is", "Sjöklang är en del av ett större förbund."),
    ("composed-of", "Rådet består av nio fiskare."),
    ("responsibility-of", "Ansvaret för bron ligger på grannbyarna."),
    ("responsibility-of", "Bron är ett delat ansvar."),
    ("assignment-includes", "I uppdraget har ingått att mäta vågor."),
]


@pytest.mark.parametrize(("rule", "sentence"), SPEAKS)
def test_the_rule_speaks_up(fires: Fires, rule: str, sentence: str) -> None:
    assert rule in fires(sentence)


SILENT = [
    ("must", "Det var ett måstelöst år för klubben."),
    ("can", "Det kan inte bli bättre än så."),
    ("is-needed", "Huset rivs om det behövs."),
    ("is-needed", "Det krävs inte längre bygglov för staket."),
    ("urges", "Nya undantag från krav på bygglov infördes."),
    ("money", "Nästan 2 miljoner människor såg matchen."),
    ("money", "Ungefär 3 miljoner barn går i skolan."),
    ("grant", "Livsmedel och läkemedel delades ut."),
    ("grants", "De skjuter på bollen till våren."),
    ("pays", "Cykeln ersatte bilen."),
    ("applications", "De sökte efter nyckeln."),
    ("money-moves", "Bidraget är viktigt för kören."),
    ("money-rules", "Förordningen trädde i kraft i maj."),
    ("costs", "Badet öppnar i juni."),
    ("received-assignment", "Boken har utgått från detta uppdrag."),
    ("convenes", "Vi välkomnar inbjudna gäster."),
    ("convenes", "Regnet har lett till stora skador."),
    ("bare-verb", "Alla barn sjunger."),
    ("bare-noun", "Ökad oro märks i orten."),
    ("question-to-recipient", "Ministern svarar på frågan."),
    ("gives-assignment", "Boverket har fått i uppdrag att räkna bostäder."),
    ("gladly", "Föreningen vill gärna ha fler medlemmar."),
    ("urges", "Kapellet ber alla besökare känna igen."),
    ("must-not", "Barnen får bada i sjön."),
    ("what-is-needed", "Det som syns är en brygga."),
    ("convenes", "Kaptenen håller på att måla båten."),
    ("convenes", "Statens samlade insatser räckte inte."),
    ("convenes", "Resan inleddes i Visby."),
    ("convenes", "Kvällen bjöd vidare på musik."),
    ("has-role", "Det har medfört problem för många aktörer."),
    ("was-given-assignment", "Regeringen ger Boverket i uppdrag att räkna balkonger."),
    ("hosts", "Vinden drivs mot land."),
    ("office", "Mötet var stort med representanter från skolan."),
    ("office", "Sedan den nya styrelsen tillträdde går det bättre."),
    ("power", "Alla har möjlighet att bada."),
    ("decides", "Vädret avgör."),
    ("organisation-is", "Det är en fin dag för en förening."),
    ("composed-of", "Hon samlar på frimärken."),
    ("responsibility-of", "Tullen har i år, enligt uppgifter till tidningen, stoppat tio båtar."),
    ("together", "Taket håller ihop."),
    ("coordinates", "Samordning är ett långt ord."),
    ("dialogue", "En förhandling avslutades i maj."),
    ("agreement", "Hon delar ut posten."),
    ("no-contact", "Museet svarar på alla brev."),
]


@pytest.mark.parametrize(("rule", "sentence"), SILENT)
def test_the_rule_is_silent(fires: Fires, rule: str, sentence: str) -> None:
    assert rule not in fires(sentence)


def test_a_cue_inside_an_actors_name_is_no_cue(fires: Fires) -> None:
    assert "cooperates" not in fires("Studieförbunden i samverkan har tio medlemmar.")


def test_a_clipped_line_in_a_list_speaks_up_as_a_phrase(fires: Fires) -> None:
    assert "bare-phrase" in fires("Förslag:\n\n- Trygga gångvägar runt torget\n- Sena bussar på helgen\n", "minutes")


def test_the_present_tense_is_an_order_in_a_decision_alone(fires: Fires) -> None:
    decision = "Uppdrag att räkna träd\n\nBoverket redovisar arbetet i maj."
    assert "assignment-states" in fires(decision)
    assert "assignment-states" not in fires("Boverket redovisar arbetet i maj.")


def test_every_rule_has_a_sentence_here() -> None:
    tested = {rule for rule, _ in SPEAKS} | {"bare-phrase", "assignment-states"}
    assert {rule.name for rule in rules()} == tested
