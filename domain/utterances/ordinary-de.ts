/** Everyday words of German, by what they are: whoever says them names nobody. Verbs as one looks them up. */
export const germanWords = {
  verb: `abbrechen abgeben abgleichen abhaken abholen ablehnen abmelden absagen abschicken abschließen absprechen abwarten abwickeln
achten ahnen anbieten ändern anfangen anfordern anfragen angeben anhalten anhängen anhören anklicken ankommen anlegen annehmen
anpassen anrufen ansagen anschauen anschreiben ansehen ansprechen antworten anzeigen arbeiten ärgern atmen aufgeben aufhören
aufklären aufmachen aufnehmen aufpassen aufräumen aufrufen aufschreiben auftauchen aufwachen ausdrucken ausfüllen ausgeben
ausrichten ausschalten aussehen aussortieren austauschen auswählen bauen beachten beantragen beantworten bearbeiten bedanken bedauern
bedeuten bedienen beeilen beenden befinden befürchten beginnen begleiten begreifen begrüßen behalten behandeln behaupten beheben
bekommen bemerken bemühen benennen benötigen benutzen beobachten beraten berechnen bereinigen berichten berichtigen berücksichtigen
beruhigen beschäftigen beschließen beschreiben beschweren besichtigen besitzen besorgen besprechen bestätigen bestehen bestellen
bestimmen besuchen betonen betrachten betreffen betreuen beurteilen bewegen beweisen bewerten bezahlen beziehen bieten bilden
bitten blättern bleiben blicken blockieren brauchen brechen bremsen brennen bringen buchen dürfen danken dastehen dauern denken
diktieren diskutieren drängen drehen drohen drucken drücken durchgeben durchgehen durchschauen durchstellen eilen einbauen einfallen
einfügen einführen eingeben einholen einigen einkaufen einladen einleiten einpflegen einreichen einrichten einsehen einsetzen
einsteigen einstellen einstufen eintragen empfangen empfehlen entdecken entfernen enthalten entlassen entscheiden entschuldigen
entsprechen entstehen enttäuschen entwickeln erfahren erfassen erfinden erfolgen erfordern erfreuen erfüllen ergänzen ergeben
erhalten erhöhen erinnern erkennen erklären erkundigen erlauben erleben erledigen ermitteln ermöglichen erneuern eröffnen erreichen
erscheinen ersetzen erstellen erwähnen erwarten erweitern erzählen essen existieren fahren fallen fangen fassen fehlen fertigmachen
festhalten feststellen finden flitzen fliegen fließen folgen fordern fragen freigeben freuen frieren führen fühlen funktionieren
fürchten gebären geben gefallen gehen gehören gelangen gelingen gelten genehmigen genießen geraten geschehen gestalten gewähren
gewinnen gewöhnen glauben gleichen gratulieren greifen grüßen gucken haben halten handeln hängen hassen hauen heben heißen helfen
herausfinden herausgeben heraussuchen herholen herunterladen hinterlassen hinweisen hinzufügen hochladen hochstufen hoffen holen hören
informieren interessieren irren jagen kämpfen kaufen kennen kicken kippen klagen klappen klären kleben klicken klingeln klingen
klopfen knallen kochen kommen können kontaktieren kontrollieren kopieren korrigieren kosten kramen kratzen kriegen kümmern kündigen
kürzen lachen laden landen lassen laufen leben legen lehnen leiden leihen leisten leiten lernen lesen liefern liegen loben löschen lösen
loswerden lügen machen melden merken mieten mischen mitbringen mitmachen mitnehmen mitteilen mögen müssen nachfassen nachfragen
nachgucken nachhaken nachlesen nachprüfen nachschauen nachsehen nachtragen nehmen nennen nicken notieren nutzen nützen öffnen ordnen
organisieren packen parken passen passieren pausieren pflegen planen platzen präsentieren probieren prüfen putzen qualifizieren raten
rauchen räumen raushauen rausholen rauskramen rausnehmen rausschmeißen raussuchen rauswerfen reagieren rechnen reden registrieren
reichen reinschreiben reisen reißen rennen reparieren reservieren retten richten riechen rücken rufen ruhen sagen sammeln schaden
schaffen schalten schämen schätzen schauen scheinen schenken schicken schieben schimpfen schlafen schlagen schließen schmecken schmeißen
schneiden schreiben schreien schuften schulden schützen schweigen schwimmen schwören sehen sein senden setzen singen sitzen sollen
sorgen sortieren sparen speichern sperren spielen spinnen sprechen springen spüren starten stattfinden stecken stehen stehlen steigen
stellen sterben steuern stimmen stoppen stören stoßen straffen streichen streiten stürzen suchen tanzen tauschen teilen teilnehmen
testen tippen töten tragen trauen träumen treffen treiben trennen trinken tun übergeben überlassen überlegen übernehmen überprüfen
überraschen überreden überschreiben übersehen übersetzen übertragen überweisen überzeugen umbenennen umdrehen umhängen umlegen umschreiben
umstellen umwandeln umziehen unterbrechen unterhalten unternehmen unterscheiden unterschreiben unterstützen untersuchen verabreden
verabschieden verändern veranlassen verarbeiten verbessern verbieten verbinden verbringen verbuchen verdienen vereinbaren vereinen
verfolgen vergeben vergessen vergleichen verhalten verhandeln verhindern verkaufen verknüpfen verlangen verlassen verlaufen verlegen
verlieren vermeiden vermerken vermissen vermuten vernichten veröffentlichen verpassen verraten verschicken verschieben verschwinden
versetzen versichern versprechen verstecken verstehen versuchen verteilen vertippen vertrauen vertreten verursachen verwalten verwandeln
verwechseln verwenden verzeihen verzichten vorbeikommen vorbereiten vorführen vorhaben vorkommen vorlegen vormerken vorschlagen vorstellen
wachsen wählen wandeln warnen warten waschen wechseln wecken weggeben weglassen wegmachen wegnehmen wehren weinen weiterführen weitergeben
weiterleiten weitermachen weiterschieben wenden werden werfen wiederholen wiederkommen winken wirken wissen wohnen wollen wundern
wünschen zahlen zählen zanken zeichnen zeigen zerstören ziehen zögern zubereiten zugeben zugreifen zuhören zulassen zumachen zunehmen
zuordnen zurückgeben zurückholen zurückkommen zurücknehmen zurückrufen zurückstellen zusagen zusammenfassen zusammenführen zusammenlegen
zusammenpacken zusammenschmeißen zusammenwerfen zuschicken zusehen zusenden zustimmen zuteilen zutreffen zuweisen zweifeln zwingen`,
  did: `bin bist ist sind seid war warst waren wäre wären gewesen hat hast hab habe habt hatte hatten hätt hätte hätten wird wirst wurd
wurde wurden würd würde würden geworden kann kannst könnt konnte könnte könnten könntest muss musst müsst musste müsste soll sollst
sollt sollte sollten will willst wollt wollte wollten darf darfst dürft durfte dürfte mag magst möcht möchte möchten möchtest weiß weißt
wusste geh gib gibst gibt gab gäbe lass lässt ließ nimm nimmt nahm lies liest las sieh sieht siehst sah spricht sprich sprach trifft traf hilf hilft half wirf wirft
warf ging gegangen kam kommt gekommen stand gestanden lag gelegen blieb geblieben rief gerufen schrieb geschrieben ließ gelassen
fand gefunden bekam hielt hält fällt fiel gefallen fährt fuhr läuft lief gelaufen schläft trägt trug lädt schlägt schlug wächst weist tut tu tue tust tat getan
dacht dachte gedacht brachte gebracht kannte gekannt nannte genannt rannte verlor verloren entschied entschieden gewann gewonnen begann
begonnen bot geboten bat gebeten zog gezogen schloss geschlossen verschwand verschwunden vergaß unterschrieben unterzeichnet abgesagt
zugesagt abgelehnt gekauft gekündigt gestoppt gestrichen eingestellt umgezogen verkauft besprochen vereinbart gemeldet angerufen erreicht
gegeben genommen gesehen gesprochen geworfen getroffen geschickt gesagt gemacht gehabt gekriegt bekommen beauftragt bestellt storniert
kriegt kriegst hieß heißt geheißen haste biste isse kannste willste weißte gibts gehts hats ists wars isses hamse`,
  small: `amal eam zua ned scho halt ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes ans auf aufs aus außer außerdem bei beide
beiden beim bevor bis bloß da dabei dadurch dafür dagegen daher dahin damit danach daneben dann daran darauf daraus darin darüber darum
darunter das dass davon davor dazu dein deine deinem deinen deiner dem den denen denn der deren des dessen desto dich die dies diese diesem
diesen dieser dieses dir doch dort du durch ein eine einem einen einer eines einige einigen er es etwas euch euer eure für fürs gegen
gegenüber ganz hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem infolge innerhalb ins irgendein irgendjemand irgendwas
irgendwelche irgendwer jede jedem jeden jeder jedes jemand jemandem jemanden jene jenem jenen jener kein keine keinem keinen keiner keins
laut man manche manchen mancher mehr mehrere mein meine meinem meinen meiner meins mich mir mit nach nachdem neben nen ner nem nein nicht nichts
niemand niemanden nix noch nun ob obwohl oder ohne pro samt sämtliche seit seitdem sein seine seinem seinen seiner selber selbst
sich sie so sobald solange solche solchen sondern sonst soviel sowie sowohl statt trotz trotzdem über übers um ums und uns unser unsere unserem
unseren unserer unter unterm viel viele vielen vom von vor vorm während wann war'n warum was weder wegen weil weiter welche welchem welchen
welcher welches wem wen wenig wenige weniger wenn wer weshalb wessen wie wieso wieviel wieviele wir wo wobei wodurch wofür wogegen woher
wohin womit wonach woran worauf woraus worin worüber worum wovon wovor wozu zu zum zur zwar zwischen ham wa nich net ned is ne n mim aufm ausm beim`,
  adverb: `abends allerdings allein allmählich anders anfangs anscheinend augenblicklich ausdrücklich ausnahmsweise bald beinahe bereits
besonders bestenfalls bestimmt bisher bislang bitte bitteschön dahinter dankbar danke dankeschön daheim damals dauernd demnächst dennoch derzeit
deshalb deswegen diesmal direkt draußen drin drinnen drüben durchaus eben ebenfalls ebenso echt ehemals ehrlich eher eigentlich eilig einfach
einmal einst einzeln endlich endgültig erst erstens erstmal etwa eventuell ewig extra fast freilich früher ganz gar gefälligst gemeinsam
genau genauso genug gerade geradeaus gern gerne gestern gewiss gewöhnlich gleich gleichzeitig glücklicherweise grad grade gründlich günstig
halbwegs halt häufig her heraus herein herum heut heute hier hiermit hierzu hin hinaus hinten höchstens hoffentlich immer immerhin
immerzu indes insgesamt inzwischen irgendwann irgendwie irgendwo ja jawohl jederzeit jedesmal jedoch jemals jetzt kaum keinesfalls komplett
künftig kurz kürzlich längst langsam laufend leicht leider letztens letztlich lieber links los mal manchmal mehrmals meist meistens
mindestens miteinander mittags mittlerweile möglichst morgen morgens nachher nachmittags nachts nämlich natürlich nebenan nebenbei
neuerdings neulich nie niemals nirgends nochmal nochmals normalerweise nun nur oben öfter offenbar oft ohnehin plötzlich praktisch quasi raus
rauf rein rechts rechtzeitig regelmäßig relativ richtig ringsum ruhig runter schätzungsweise schließlich schlimmstenfalls schnell schon
sehr selten seltsamerweise sicher sicherheitshalber sofort sogar sogleich sonst soweit sozusagen spätestens später stets stattdessen
tagsüber tatsächlich teilweise tja überall überhaupt übermorgen übrigens umgehend umsonst unbedingt ungefähr ungern unten unterwegs
vermutlich vielleicht vielmals voll völlig vorab voran vorbei vorerst vorgestern vorher vorhin vorläufig vorn vorne vorwärts wahrscheinlich
weg weiterhin weitgehend wenigstens wieder wiederum wirklich wohl womöglich zeitnah ziemlich zuerst zufällig zügig zugleich zuletzt
zumindest zunächst zurück zurzeit zusammen zusätzlich zuvor zweifellos zweimal dreimal zweitens hallo hi hey moin servus grüezi tach ciao tschüss
ach ah äh ähm aha au autsch bravo geil hm hmm hoppla huch igitt juhu klasse mist na nanu nee nö oha oh ok okay oje pfui prima puh spitze
super supi tja toll top ups uff wow ma mol no scho schowieder eh gell gelle ne fei halt nimma nimmer hald`,
  adjective: `abgelaufen aktiv aktuell albern allgemein alt ältere angenehm ängstlich arm ärgerlich aufmerksam ausführlich ausreichend
automatisch bekannt beliebt bequem bereit beruflich besetzt besser beste bestens betrunken billig blau bleich blind blöd böse braun breit bunt
dämlich deutlich deutsch dick direkt doof doppelt dringend dumm dunkel dünn echt ehrlich eigen einfach einig einmalig einsam einverstanden
einzeln einzig eng entsprechend ernst erreichbar erschöpft erster erstaunlich extern falsch faul fein fertig fest fett flach fleißig
fraglich frech frei fremd freundlich frisch froh früh ganze geduldig geeignet gefährlich geheim gemein genau genial gering gesamte
gesperrt gespannt gestrig gesund gierig glatt gleich glücklich grausam grob groß größer größte grün gründlich günstig gut halb hart
hässlich hastig häufig heiß heißeste hell herrlich herzlich heutig hoch höchste höflich hohe hübsch hungrig ideal individuell intern interessant
interessiert irre jung jünger kalt kaputt klar klasse klein kleiner klug komisch komplett kompliziert korrekt krank kräftig kühl künftig kurz lächerlich
lahm lang langsam langweilig laut lecker leer leicht leise letzte lieb locker lustig mächtig mager männlich maximal mehrfach merkwürdig
mies mild minimal mittel möglich müde mutig nächste nah nass nett neu neue neuer neueste neugierig niedlich niedrig normal notwendig nötig nützlich
offen offiziell ordentlich passend peinlich perfekt persönlich pleite positiv potenziell praktisch prima privat pünktlich reich reif rein
richtig riesig roh rot rund sauber sauer schade scharf schick schief schlank schlau schlecht schlimm schmal schmutzig schnell schön
schräg schrecklich schuldig schwach schwarz schwer schwierig selbständig selten seltsam sicher sinnlos sinnvoll sorgfältig spannend
spät spitz ständig stark steif steil still stolz streng stumm süß tapfer tätig teuer tief toll tot treu trocken übel übrig unbekannt
unfreundlich ungültig unklar unmöglich unnötig unsicher unterschiedlich unterwegs unwichtig verantwortlich verboten verdächtig verfügbar
verheiratet verliebt vernünftig verrückt verschieden vertraulich verwandt vollständig vorhanden vorherig vorsichtig wach wahnsinnig wahr
warm weich weise weiß weiblich weit weitere weiteren wenig wert wichtig wild willkommen witzig wunderbar würdig zäh zahlreich zart zufrieden
zukünftig zuständig zuverlässig`,
  noun: `Abend Abkommen Ablauf Abmachung Absage Abschluss Abschnitt Absicht Abteilung Adresse Ahnung Aktion Akte Alter Amt Anfang Anfrage Angabe Angebot
Angelegenheit Angst Anlage Anlass Anliegen Anruf Anrufbeantworter Anschluss Anschrift Ansicht Ansprechpartner Ansprechpartnerin Antrag Antwort Anweisung Anzahl
Anzeige Apparat Arbeit Ärger Art Artikel Arzt Aufgabe Aufmerksamkeit Auftrag Augenblick Ausgabe Auskunft Ausnahme Aussage Auswahl Auto
Bahn Bank Bedarf Bedenken Bedeutung Bedingung Begriff Bemerkung Bereich Bericht Beruf Bescheid Besitzer Besprechung Bestellung Besuch
Betrag Betreff Betreuer Betreuung Betrieb Bewertung Bezahlung Beziehung Bild Bitte Blick Branche Brief Bruder Buch Buchhaltung Budget Büro Chance Chef Chefin
Computer Dank Datei Daten Datensatz Datum Dauer Dienst Dienstag Ding Donnerstag Dorf Dreck Durchwahl Ebene Ehe Eindruck Einfluss
Einkauf Einkäufer Einkäuferin Einkaufsleiter Einkaufsleiterin Einladung Eintrag Einwand Ende Entscheidung Entschuldigung Entwicklung Erfahrung Erfolg Ergebnis Erinnerung Erklärung
Erlaubnis Essen Euro Fach Fahrt Fall Familie Farbe Fehler Feier Feierabend Feld Fenster Ferien Feuer Film Firma Firmen Fläche Form Formular Frage Frau
Freitag Freude Freund Freundin Frist Frühling Gang Garten Gast Gebiet Gefahr Gefühl Gegenteil Gehalt Geld Gelegenheit Gemeinde Gerät
Gericht Gesamt Geschäft Geschäfte Geschäftsführer Geschäftsführerin Geschäftsleitung Geschichte Gesellschaft Gesicht Gespräch Gewinn Glück Grund Gruß Grüße Grüßle Gruppe Größe
Haken Hälfte Hand Handy Handynummer Haus Heft Heimat Hilfe Hinweis Hintergrund Höhe Hotel Hunger Idee Industrie Info Infos Inhaber Inhalt Interesse Interessent
Interessenten Interessentin Internet Jahr Januar Februar März April Mai Juni Juli August September Oktober November Dezember Job Kaffee Kalender Kampf
Karte Kasse Kauf Kaution Kenntnis Kind Kinder Klasse Kollege Kollegen Kollegin Kollegium Konkurrenz Konkurrenten Konkurrent Kontakt Kontaktdaten Konto Kontrolle Kopf Kopie Korrektur Kosten Kraft
Krise Küche Kuli Kunde Kunden Kundin Kunst Kurs Laden Lage Lager Land Leben Lehrer Leistung Leiter Leiterin Leitung Leute Lieferant Lieferanten Lieferung Linie
List Liste Lösung Lust Macht Mail Mailadresse Mails Mal Mangel Mann Mappe Markt Material Mappen Meinung Meldung Menge Mensch Menschen Messe Messer Messestand
Mitarbeiter Mitarbeiterin Mitbewerb Mitbewerber Mitglied Mittag Mittagspause Mitte Mitteilung Mittel Mittwoch Mobilnummer Möglichkeit Moment Monat Monate Monaten Montag Morgen
Mühe Müll Mund Muster Mutter Nachbar Nachfolger Nachfolgerin Nachfrage Nachmittag Nachname Nachnamen Nachricht Nacht Nähe Name Namen Netz Niederlage Niveau Not Note Notiz Notizen
Nummer Nutzen Nutzer Oberfläche Obst Ordner Ordnung Ort Paar Paket Papier Partei Partner Pause Person Phase Plan Platz Position Positionen Post
Preis Preise Problem Produkt Programm Projekt Projektleiter Prozent Prozess Prüfung Punkt Punkte Punktestand Quartal Rabatt Rahmen Rat Raum Rechner Rechnung Recht
Rede Regel Region Reihe Reise Rest Richtung Risiko Rolle Rückfrage Rückmeldung Rückruf Rückseite Ruhe Runde Sache Sachen Samstag Satz Schade Schatz Schlange
Schluss Schlüssel Schreiben Schreibfehler Schritt Schuld Schule Seite Sekretariat Sekunde Selbst Serie Sicht Sinn Sitz Sitzung Situation Sohn Sommer Sonntag Sorge Spaß
Spiel Sprache Staat Stadt Stand Standort Start Status Stelle Stellung Stichwort Stimme Stock Stoff Straße Strecke Streit Stück Studium Stufe Stufen Stunde Stunden Suche Summe
System Tag Tage Tagen Tasche Tat Tätigkeit Team Technik Teil Teile Telefon Telefonat Telefonnummer Termin Text Thema Tipp Tippfehler Tisch Titel Tochter Tod Ton Traum Treffen Treffer
Trick Tür Typ Übergabe Überblick Überlegung Überraschung Übersicht Uhr Uhrzeit Umfang Umgebung Umsatz Umwandlung Umzug Unfall Unfug Unsinn Unterlagen Unternehmen Unterschied Unterschrift Unterstützung
Urlaub Ursache Vater Verantwortung Verbindung Verdacht Verein Verfügung Vergleich Verhältnis Verhandlung Verkauf Verkaufschance Verkäufer Verkäuferin Verlust Version Versuch
Vertrag Verträge Vertrauen Vertreter Vertretung Vertrieb Vertriebler Verwaltung Verzeichnis Viertel Vorgang Vorgesetzte Vorhaben Vorjahr Vorlage Vormittag Vorname Vornamen Vorrat Vorschlag
Vorsicht Vorsitz Vorstand Vorstellung Vorteil Wagen Wahl Wahrheit Ware Wasser Webseite Website Wechsel Weg Weihnachten Weile Welt Werbung Werk Werkleiter Wert Wetter Wettbewerb Wettbewerber
Wille Winter Wirkung Woche Wochen Wochenende Wort Worte Wunsch Zahl Zahlen Zeichen Zeile Zeit Zeitung Zentrale Zettel Ziel Ziffer Zimmer Zufall Zugang Zukunft Zusage Zusammenfassung
Zusammenhang Zustand Zuständigkeit Zuweisung Zweck Zweifel Zweite Herr Herrn Herren Dame Damen Fräulein Typen Kerl Doktor Professor Gründe Gründen Bewertungen Noten Anfragen Angebote
Aufträge Wettbewerb Mitbewerbern Prozessphasen Prozessphase Wochenbericht Tagesbericht Bericht Monatsbericht Zusammenfassung Freigabe Unterschrift Zusage
Absagen Bestätigung Ausschreibung Zeitrahmen Zeitraum Adressen Mailbox Rückzieher Fehlbuchung Stornierung Förderung Insolvenz Kollegenkreis Termine Terminen
Postleitzahl Friedhof Karteileiche Karteileichen Vorhersage Vorhersagen Elternzeit Mutterschutz Krankenstand Provision Ziele Kennzahl
Kennzahlen Diagramm Tabelle Spalte Felder Ansichten Knopf Schaltfläche Bildschirm Verknüpfung Passwort Kennwort Anmeldung Abmeldung
Berechtigung Berechtigungen Rechte Fehlermeldung Warnung Absturz Sicherung Anhang Anhänge Kommentar Aufgaben Protokoll Rückstand Trichter
Kriterium Kriterien Schwelle Schwellenwert Durchschnitt Anteil Rangliste Stapel Drittel Geldhahn Zuschlag Versenkung Jahres Quartale
Halbjahr Werktag Feiertag`,
} as const;
