# Español.

## Alrededor de cada página

skip-to-content = Saltar al contenido
main-navigation = Navegación principal
more = Más enlaces
archive = Archivo
feed = Canal
feed-about = Esto es un canal. Para enterarse de las novedades, copie la dirección de esta página en un lector de canales.
published-with = { $site } se publica con Perennial, en archivos que no necesitan servidor.
loading = Cargando la página
colours = Colores
as-the-system = Como el sistema
light = Claro
dark = Oscuro

## Entradas

draft = Borrador
kept-at-top = Fijada
by = por { $authors }
list-separator = ,{ " " }
filed-under = Archivado en: { $categories }
tagged = Etiquetas: { $tags }
updated = Actualizado el { $date }
read-it-at = Leer en { $host }
reading-time = { $minutes } min de lectura
age =
    { $years ->
        [one] Esta entrada tiene más de un año.
       *[other] Esta entrada tiene más de { $years } años.
    }
contents = Contenido
series-part = Parte { $part } de { $count } de { $series }
related-posts = Entradas relacionadas
previous-and-next = Entradas anterior y siguiente
previous-post = Entrada anterior
next-post = Entrada siguiente

## Listas

no-posts = Aquí todavía no hay entradas.
continue-reading = Seguir leyendo
post-count =
    { $count ->
        [one] { $count } entrada
       *[other] { $count } entradas
    }
pages = Páginas
page-number = Página { $page }
newer-posts = « Entradas más recientes
older-posts = Entradas más antiguas »
category = Categoría
tag = Etiqueta
author = Autor
subcategories = Subcategorías
months = Meses
you-are-in = Estás en

## Una página que no existe

page-not-found = Página no encontrada
nothing-here = No hay nada publicado en esta dirección. Puede que esté mal escrita, o que la página se mudara antes de que nadie pensara en dejar una nota.
newest-posts = Las entradas más recientes
moved = Esta página se ha mudado: { $page }

## Comentarios

comments = Comentarios
comment-count =
    { $count ->
        [one] { $count } comentario
       *[other] { $count } comentarios
    }
new-comments =
    { $count ->
        [one] { $count } comentario nuevo
       *[other] { $count } comentarios nuevos
    }
reply-count =
    { $count ->
        [one] { $count } respuesta
       *[other] { $count } respuestas
    }
no-comments = Nadie ha dicho nada todavía.
leave-a-comment = Dejar un comentario
comments-are-closed = Los comentarios están cerrados
in-reply-to = en respuesta a { $author }
link-to-comment = Enlace a este comentario
newest-first = Los más recientes primero
fold-replies = Plegar las respuestas
unfold-replies = Desplegar las respuestas
new = Nuevo
new-place = Nuevo: { $place } de { $count }
next-new = Siguiente comentario nuevo
linked-from = Enlazado desde

## Compartir

share = Compartir
shared = Compartido
copy-link = Copiar el enlace
link-copied = Enlace copiado
link-selected = Enlace seleccionado
link-to-copy = Enlace

## En un texto

copy = Copiar
copied = Copiado
selected = Seleccionado
done = Hecho
to-do = Por hacer
table = Tabla
link-to-section = Enlace a esta sección
footnotes = Notas al pie
back-to-reference = Volver a la llamada { $reference }
note = Nota
tip = Consejo
important = Importante
warning = Advertencia
caution = Precaución

## Teclas

shortcuts = Atajos de teclado
show-shortcuts = Mostrar estos atajos
use-shortcuts = Usar estas teclas
close = Cerrar

## La búsqueda

search = Buscar
nearest-pages = Quizá sea una de estas páginas
search-needs-script = La búsqueda necesita JavaScript, que aquí está desactivado o no se ha cargado. Estos enlaces también llevan a todo:
search-hint = Busca palabras en entradas, páginas y comentarios.
search-other-ways = Otras formas de encontrar algo
search-narrow = Acotar la búsqueda
year = Año
any = Cualquiera
searching = Buscando…
search-nothing = No se ha encontrado nada para «{ $query }». Con menos palabras, o con otras, puede aparecer más.
search-failed = No se ha podido cargar la búsqueda. Vuelva a escribir para intentarlo de nuevo.
result-count =
    { $count ->
        [one] { $count } resultado
       *[other] { $count } resultados
    }
more-results = Más resultados
comment-by = Comentario de { $author }

## Leer sin conexión

offline-reading = Leer sin conexión
offline-keep-read = Guardar en este navegador lo que leo
offline-keep-whole = Guardar todo el blog ({ $size })
offline-whole-kept = Todo el blog está guardado ({ $size }).
offline-progress = { $part } de { $size } guardados
offline-full = En este navegador no hay sitio para todo el blog.
offline-forget = Dejar de guardar todo el blog
offline-no-connection = Sin conexión
offline-not-kept = Esta página no está guardada en este navegador, y sin conexión no se puede obtener.
offline-kept-pages = Lo que puede leer ahora
