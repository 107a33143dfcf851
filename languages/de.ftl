# Deutsch.

## Um jede Seite herum

skip-to-content = Zum Inhalt springen
main-navigation = Hauptnavigation
more = Mehr
archive = Archiv
feed = Feed
feed-about = Das ist ein Feed. Wer erfahren möchte, was es hier Neues gibt, kopiert die Adresse dieser Seite in ein Leseprogramm für Feeds.
published-with = { $site } erscheint mit Perennial, als Dateien, die keinen Server brauchen.
loading = Seite wird geladen
colours = Farben
as-the-system = Wie das System
light = Hell
dark = Dunkel

## Beiträge

draft = Entwurf
kept-at-top = Angeheftet
by = von { $authors }
list-separator = ,{ " " }
filed-under = Abgelegt unter: { $categories }
tagged = Schlagwörter: { $tags }
updated = Aktualisiert am { $date }
read-it-at = Weiterlesen auf { $host }
reading-time = { $minutes } Min. Lesezeit
age =
    { $years ->
        [one] Dieser Beitrag ist über ein Jahr alt.
       *[other] Dieser Beitrag ist über { $years } Jahre alt.
    }
contents = Inhalt
series-part = Teil { $part } von { $count } der Reihe { $series }
related-posts = Verwandte Beiträge
previous-and-next = Voriger und nächster Beitrag
previous-post = Voriger Beitrag
next-post = Nächster Beitrag

## Listen

no-posts = Hier gibt es noch keine Beiträge.
continue-reading = Weiterlesen
post-count =
    { $count ->
        [one] { $count } Beitrag
       *[other] { $count } Beiträge
    }
pages = Seiten
page-number = Seite { $page }
newer-posts = « Neuere Beiträge
older-posts = Ältere Beiträge »
category = Kategorie
tag = Schlagwort
author = Autor
subcategories = Unterkategorien
months = Monate
you-are-in = Sie sind in

## Eine Seite, die es nicht gibt

page-not-found = Seite nicht gefunden
nothing-here = Unter dieser Adresse ist nichts veröffentlicht. Vielleicht ist sie vertippt, oder die Seite ist umgezogen, bevor jemand daran dachte, einen Hinweis zu hinterlassen.
newest-posts = Die neuesten Beiträge
moved = Diese Seite ist umgezogen: { $page }

## Kommentare

comments = Kommentare
comment-count =
    { $count ->
        [one] { $count } Kommentar
       *[other] { $count } Kommentare
    }
new-comments =
    { $count ->
        [one] { $count } neuer Kommentar
       *[other] { $count } neue Kommentare
    }
reply-count =
    { $count ->
        [one] { $count } Antwort
       *[other] { $count } Antworten
    }
no-comments = Noch hat niemand etwas gesagt.
leave-a-comment = Kommentieren
comments-are-closed = Die Kommentare sind geschlossen
in-reply-to = als Antwort auf { $author }
link-to-comment = Link zu diesem Kommentar
newest-first = Neueste zuerst
fold-replies = Antworten einklappen
unfold-replies = Antworten ausklappen
new = Neu
new-place = Neu: { $place } von { $count }
next-new = Nächster neuer Kommentar
linked-from = Verlinkt von

## Weitergeben

share = Teilen
shared = Geteilt
copy-link = Link kopieren
link-copied = Link kopiert
link-selected = Link markiert
link-to-copy = Link

## Im Text

copy = Kopieren
copied = Kopiert
selected = Markiert
done = Erledigt
to-do = Zu erledigen
table = Tabelle
link-to-section = Link zu diesem Abschnitt
footnotes = Fußnoten
back-to-reference = Zurück zu Verweis { $reference }
note = Hinweis
tip = Tipp
important = Wichtig
warning = Warnung
caution = Vorsicht

## Tasten

shortcuts = Tastenkürzel
show-shortcuts = Diese Tastenkürzel zeigen
use-shortcuts = Diese Tasten verwenden
close = Schließen

## Die Suche

search = Suche
nearest-pages = Vielleicht ist es eine dieser Seiten
search-needs-script = Die Suche braucht JavaScript, das hier ausgeschaltet ist oder nicht geladen wurde. Auch diese Wege führen zu allem:
search-hint = Findet Wörter in Beiträgen, Seiten und Kommentaren.
search-other-ways = Andere Wege, etwas zu finden
search-narrow = Suche eingrenzen
year = Jahr
any = Alle
searching = Suche läuft …
search-nothing = Zu „{ $query }“ wurde nichts gefunden. Weniger oder andere Wörter finden vielleicht mehr.
search-failed = Die Suche konnte nicht geladen werden. Wer weitertippt, versucht es noch einmal.
result-count =
    { $count ->
        [one] { $count } Ergebnis
       *[other] { $count } Ergebnisse
    }
more-results = Mehr Ergebnisse
comment-by = Kommentar von { $author }

## Lesen ohne Verbindung

offline-reading = Offline lesen
offline-keep-read = Was ich lese, in diesem Browser aufbewahren
offline-keep-whole = Das ganze Blog aufbewahren ({ $size })
offline-whole-kept = Das ganze Blog ist aufbewahrt ({ $size }).
offline-progress = { $part } von { $size } aufbewahrt
offline-full = In diesem Browser ist kein Platz für das ganze Blog.
offline-forget = Nicht mehr das ganze Blog aufbewahren
offline-no-connection = Keine Verbindung
offline-not-kept = Diese Seite ist in diesem Browser nicht aufbewahrt, und ohne Verbindung lässt sie sich nicht holen.
offline-kept-pages = Was Sie jetzt lesen können
