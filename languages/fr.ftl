# Français.

## Autour de chaque page

skip-to-content = Aller au contenu
main-navigation = Navigation principale
more = Autres liens
archive = Archives
feed = Flux
feed-about = Ceci est un flux. Pour être au courant des nouveautés, copiez l’adresse de cette page dans un lecteur de flux.
published-with = { $site } est publié avec Perennial, en fichiers qui se passent de serveur.
loading = Chargement de la page
colours = Couleurs
as-the-system = Comme le système
light = Clair
dark = Sombre

## Articles

draft = Brouillon
kept-at-top = Épinglé
by = par { $authors }
list-separator = ,{ " " }
filed-under = Classé dans : { $categories }
tagged = Étiquettes : { $tags }
updated = Mis à jour le { $date }
read-it-at = À lire sur { $host }
reading-time = { $minutes } min de lecture
age =
    { $years ->
        [one] Cet article a plus d’un an.
       *[other] Cet article a plus de { $years } ans.
    }
contents = Sommaire
series-part = Partie { $part } sur { $count } de { $series }
related-posts = Articles liés
previous-and-next = Articles précédent et suivant
previous-post = Article précédent
next-post = Article suivant

## Listes

no-posts = Il n’y a pas encore d’article ici.
continue-reading = Lire la suite
post-count =
    { $count ->
        [one] { $count } article
       *[other] { $count } articles
    }
pages = Pages
page-number = Page { $page }
newer-posts = « Articles plus récents
older-posts = Articles plus anciens »
category = Catégorie
tag = Étiquette
author = Auteur
subcategories = Sous-catégories
months = Mois
you-are-in = Vous êtes dans

## Une page qui n’existe pas

page-not-found = Page introuvable
nothing-here = Rien n’est publié à cette adresse. Elle est peut-être mal tapée, ou la page a déménagé avant que quelqu’un ne pense à laisser un mot.
newest-posts = Les derniers articles
moved = Cette page a déménagé : { $page }

## Commentaires

comments = Commentaires
comment-count =
    { $count ->
        [one] { $count } commentaire
       *[other] { $count } commentaires
    }
new-comments =
    { $count ->
        [one] { $count } nouveau commentaire
       *[other] { $count } nouveaux commentaires
    }
reply-count =
    { $count ->
        [one] { $count } réponse
       *[other] { $count } réponses
    }
no-comments = Personne n’a encore rien dit.
leave-a-comment = Laisser un commentaire
comments-are-closed = Les commentaires sont fermés
in-reply-to = en réponse à { $author }
link-to-comment = Lien vers ce commentaire
newest-first = Les plus récents d’abord
fold-replies = Replier les réponses
unfold-replies = Déplier les réponses
new = Nouveau
new-place = Nouveau : { $place } sur { $count }
next-new = Nouveau commentaire suivant
linked-from = Cité par

## Partager

share = Partager
shared = Partagé
copy-link = Copier le lien
link-copied = Lien copié
link-selected = Lien sélectionné
link-to-copy = Lien

## Dans un texte

copy = Copier
copied = Copié
selected = Sélectionné
done = Fait
to-do = À faire
table = Tableau
link-to-section = Lien vers cette section
footnotes = Notes
back-to-reference = Retour à l’appel { $reference }
note = Remarque
tip = Astuce
important = Important
warning = Avertissement
caution = Attention

## Touches

shortcuts = Raccourcis clavier
show-shortcuts = Afficher ces raccourcis
use-shortcuts = Utiliser ces touches
close = Fermer

## La recherche

search = Recherche
nearest-pages = C’est peut-être l’une de ces pages
search-needs-script = La recherche a besoin de JavaScript, qui est désactivé ici ou n’a pas pu être chargé. Ces liens mènent eux aussi à tout le contenu :
search-hint = Cherche dans les articles, les pages et les commentaires.
search-other-ways = Autres façons de trouver
search-narrow = Affiner la recherche
year = Année
any = Indifférent
searching = Recherche en cours…
search-nothing = Aucun résultat pour « { $query } ». Essayez avec moins de mots, ou d’autres.
search-failed = La recherche n’a pas pu être chargée. Tapez à nouveau pour réessayer.
result-count =
    { $count ->
        [one] { $count } résultat
       *[other] { $count } résultats
    }
more-results = Plus de résultats
comment-by = Commentaire de { $author }

## Lire hors connexion

offline-reading = Lire hors connexion
offline-keep-read = Garder dans ce navigateur ce que je lis
offline-keep-whole = Garder tout le blog ({ $size })
offline-whole-kept = Tout le blog est gardé ({ $size }).
offline-progress = { $part } sur { $size } gardés
offline-full = Il n’y a pas assez de place dans ce navigateur pour tout le blog.
offline-forget = Ne plus garder tout le blog
offline-no-connection = Pas de connexion
offline-not-kept = Cette page n’est pas gardée dans ce navigateur, et sans connexion elle ne peut pas être chargée.
offline-kept-pages = Ce que vous pouvez lire maintenant
