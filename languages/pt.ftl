# Português.

## À volta de cada página

skip-to-content = Ir para o conteúdo
main-navigation = Navegação principal
more = Mais ligações
archive = Arquivo
feed = Feed
feed-about = Isto é um feed. Para saber das novidades, copie o endereço desta página para um leitor de feeds.
published-with = { $site } é publicado com Perennial, em arquivos que dispensam servidor.
loading = Carregando a página
colours = Cores
as-the-system = Como o sistema
light = Claro
dark = Escuro

## Artigos

draft = Rascunho
kept-at-top = Fixado
by = por { $authors }
list-separator = ,{ " " }
filed-under = Arquivado em: { $categories }
tagged = Etiquetas: { $tags }
updated = Atualizado em { $date }
read-it-at = Ler em { $host }
reading-time = { $minutes } min de leitura
age =
    { $years ->
        [one] Este artigo tem mais de um ano.
       *[other] Este artigo tem mais de { $years } anos.
    }
contents = Índice
series-part = Parte { $part } de { $count } de { $series }
related-posts = Artigos relacionados
previous-and-next = Artigos anterior e seguinte
previous-post = Artigo anterior
next-post = Artigo seguinte

## Listas

no-posts = Ainda não há artigos aqui.
continue-reading = Continuar lendo
post-count =
    { $count ->
        [one] { $count } artigo
       *[other] { $count } artigos
    }
pages = Páginas
page-number = Página { $page }
newer-posts = « Artigos mais recentes
older-posts = Artigos mais antigos »
category = Categoria
tag = Etiqueta
author = Autor
subcategories = Subcategorias
months = Meses
you-are-in = Você está em

## Uma página que não existe

page-not-found = Página não encontrada
nothing-here = Nada está publicado neste endereço. Ele pode ter sido digitado errado, ou a página mudou antes que alguém pensasse em deixar um aviso.
newest-posts = Os artigos mais recentes
moved = Esta página mudou: { $page }

## Comentários

comments = Comentários
comment-count =
    { $count ->
        [one] { $count } comentário
       *[other] { $count } comentários
    }
new-comments =
    { $count ->
        [one] { $count } comentário novo
       *[other] { $count } comentários novos
    }
reply-count =
    { $count ->
        [one] { $count } resposta
       *[other] { $count } respostas
    }
no-comments = Ninguém disse nada ainda.
leave-a-comment = Deixar um comentário
comments-are-closed = Os comentários estão encerrados
in-reply-to = em resposta a { $author }
link-to-comment = Link para este comentário
newest-first = Mais recentes primeiro
fold-replies = Recolher as respostas
unfold-replies = Expandir as respostas
new = Novo
new-place = Novo: { $place } de { $count }
next-new = Próximo comentário novo
linked-from = Citado em

## Compartilhar

share = Compartilhar
shared = Compartilhado
copy-link = Copiar o link
link-copied = Link copiado
link-selected = Link selecionado
link-to-copy = Link

## Num texto

copy = Copiar
copied = Copiado
selected = Selecionado
done = Feito
to-do = A fazer
table = Tabela
link-to-section = Link para esta seção
footnotes = Notas de rodapé
back-to-reference = Voltar à chamada { $reference }
note = Nota
tip = Dica
important = Importante
warning = Aviso
caution = Cuidado

## Teclas

shortcuts = Atalhos de teclado
show-shortcuts = Mostrar estes atalhos
use-shortcuts = Usar estas teclas
close = Fechar

## A pesquisa

search = Pesquisa
nearest-pages = Talvez seja uma destas páginas
search-needs-script = A pesquisa precisa de JavaScript, que aqui está desligado ou não foi carregado. Estas ligações também levam a tudo:
search-hint = Procura palavras em artigos, páginas e comentários.
search-other-ways = Outras formas de encontrar algo
search-narrow = Refinar a pesquisa
year = Ano
any = Qualquer
searching = A pesquisar…
search-nothing = Nada encontrado para “{ $query }”. Menos palavras, ou outras, talvez encontrem mais.
search-failed = Não foi possível carregar a pesquisa. Escreva de novo para tentar outra vez.
result-count =
    { $count ->
        [one] { $count } resultado
       *[other] { $count } resultados
    }
more-results = Mais resultados
comment-by = Comentário de { $author }

## Ler sem ligação

offline-reading = Ler offline
offline-keep-read = Guardar neste navegador o que leio
offline-keep-whole = Guardar o blogue inteiro ({ $size })
offline-whole-kept = O blogue inteiro está guardado ({ $size }).
offline-progress = { $part } de { $size } guardados
offline-full = Não há espaço neste navegador para o blogue inteiro.
offline-forget = Deixar de guardar o blogue inteiro
offline-no-connection = Sem ligação
offline-not-kept = Esta página não está guardada neste navegador e, sem ligação, não pode ser obtida.
offline-kept-pages = O que pode ler agora
