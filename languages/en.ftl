# English.
#
# The texts of the interface, in Fluent (https://projectfluent.org). A file for another language has
# the same names and is called after its BCP 47 tag: `pt.ftl`, `pt-BR.ftl`, `zh-Hant.ftl`. It needs
# no other change: the next build speaks the language. `cargo test languages` names what is missing.

## Around every page

skip-to-content = Skip to content
# Names the navigation in the header, for those who hear it.
main-navigation = Main
# Names the links at the end of the page.
more = More
archive = Archive
feed = Feed
# Stands above a feed that somebody opens in a browser.
feed-about = This is a feed. To hear of what is new here, copy the address of this page into a feed reader.
published-with = { $site } is published with Perennial, as files that need no server.
loading = Loading page
# Names the choice between the next three.
colours = Colours
as-the-system = As the system has it
light = Light
dark = Dark

## Posts

draft = Draft
kept-at-top = Kept at the top
# Stands after the date: "27 October 2014 by Ada".
by = by { $authors }
# Between the names of a list; `{ " " }` keeps the space at its end.
list-separator = ,{ " " }
filed-under = Filed under: { $categories }
tagged = Tagged: { $tags }
updated = Updated { $date }
read-it-at = Read it at { $host }
reading-time = { $minutes } min read
age =
    { $years ->
        [one] This post is more than a year old.
       *[other] This post is more than { $years } years old.
    }
contents = Contents
series-part = Part { $part } of { $count } of { $series }
related-posts = Related posts
# Names the links to the posts around this one.
previous-and-next = Previous and next post
previous-post = Previous post
next-post = Next post

## Lists

no-posts = There are no posts here yet.
continue-reading = Continue reading
post-count =
    { $count ->
        [one] { $count } post
       *[other] { $count } posts
    }
# Names the links to the pages of a list.
pages = Pages
page-number = Page { $page }
newer-posts = « Newer posts
older-posts = Older posts »
category = Category
tag = Tag
author = Author
subcategories = Sub-categories
months = Months
# Names the links to what is above a category.
you-are-in = You are in

## A page that is not there

page-not-found = Page not found
nothing-here = Nothing is published at this address. It may have been mistyped, or the page may have moved before anybody thought of leaving a note.
newest-posts = The newest posts
moved = This page has moved: { $page }

## Comments

comments = Comments
comment-count =
    { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }
new-comments =
    { $count ->
        [one] { $count } new comment
       *[other] { $count } new comments
    }
reply-count =
    { $count ->
        [one] { $count } reply
       *[other] { $count } replies
    }
no-comments = Nobody has said anything yet.
leave-a-comment = Leave a comment
comments-are-closed = Comments are closed
in-reply-to = in reply to { $author }
link-to-comment = Link to this comment
newest-first = Newest first
fold-replies = Fold replies
unfold-replies = Unfold replies
# Marks a comment that came since the last visit.
new = New
# The same, once a reader was led to it: which one of how many.
new-place = New: { $place } of { $count }
next-new = Next new comment
# Above pingbacks and trackbacks.
linked-from = Linked from

## Giving an address on

share = Share
# What the button says once it is done.
shared = Shared
copy-link = Copy link
link-copied = Link copied
# The link could not be copied, so it is shown and selected instead.
link-selected = Link selected
# Names the field with a link in it.
link-to-copy = Link

## In a text

copy = Copy
copied = Copied
# What could not be copied is selected instead.
selected = Selected
# Names the box of a task.
done = Done
to-do = To do
# Names a table without a caption.
table = Table
link-to-section = Link to this section
footnotes = Footnotes
back-to-reference = Back to reference { $reference }
note = Note
tip = Tip
important = Important
warning = Warning
caution = Caution

## Keys

# Names the dialog that lists them, and the button that opens it.
shortcuts = Keyboard shortcuts
show-shortcuts = Show these shortcuts
# Switches them on and off.
use-shortcuts = Use these keys
close = Close

## The search

# Names the search, its field, its button and the way to it.
search = Search
# On the page for what is not found, above the pages whose titles have words of the address.
nearest-pages = Perhaps it is one of these
search-needs-script = Searching needs JavaScript, which is switched off here or did not load. These lead to everything as well:
search-hint = Finds words in posts, pages and comments.
# Names the links to lists below the search.
search-other-ways = Other ways to find something
# Opens the choice of a category, a tag, an author and a year.
search-narrow = Narrow the search
year = Year
# For a category, a tag, an author or a year: whichever it is.
any = Any
searching = Searching …
search-nothing = Nothing is found for “{ $query }”. Fewer words, or others, may find more.
search-failed = The search could not be loaded. Typing again tries again.
result-count =
    { $count ->
        [one] { $count } result
       *[other] { $count } results
    }
more-results = More results
# Above what was found in a comment.
comment-by = Comment by { $author }

## Reading without a connection

# Names the dialog, and the button that opens it.
offline-reading = Reading offline
offline-keep-read = Keep what I read in this browser
# A button. `$size` is like "3.4 MB".
offline-keep-whole = Keep the whole blog ({ $size })
offline-whole-kept = The whole blog is kept ({ $size }).
offline-progress = { $part } of { $size } kept
offline-full = There is no room for the whole blog in this browser.
offline-forget = Do not keep the whole blog
# The title of the page that is shown when nothing else can be.
offline-no-connection = No connection
offline-not-kept = This page is not kept in this browser, and without a connection it cannot be fetched.
# Above a list of pages.
offline-kept-pages = What you can read now
