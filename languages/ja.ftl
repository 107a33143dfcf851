# 日本語。

## どのページにもあるもの

skip-to-content = 本文へ移動
main-navigation = メインナビゲーション
more = その他のリンク
archive = アーカイブ
feed = フィード
feed-about = これはフィードです。更新を受け取るには、このページのアドレスをフィードリーダーに登録してください。
published-with = { $site } は、サーバーのいらないファイルとして Perennial で公開されています。
loading = ページを読み込み中
colours = 配色
as-the-system = システムに合わせる
light = ライト
dark = ダーク

## 記事

draft = 下書き
kept-at-top = 固定表示
by = 文：{ $authors }
list-separator = 、
filed-under = カテゴリー：{ $categories }
tagged = タグ：{ $tags }
updated = 更新日：{ $date }
read-it-at = { $host } で読む
reading-time = 約 { $minutes } 分で読めます
age = この記事は公開から { $years } 年以上たっています。
contents = 目次
series-part = { $series }（全 { $count } 回の第 { $part } 回）
related-posts = 関連記事
previous-and-next = 前後の記事
previous-post = 前の記事
next-post = 次の記事

## 一覧

no-posts = まだ記事がありません。
continue-reading = 続きを読む
post-count = { $count } 件の記事
pages = ページ
page-number = { $page } ページ
newer-posts = « 新しい記事
older-posts = 古い記事 »
category = カテゴリー
tag = タグ
author = 著者
subcategories = サブカテゴリー
months = 月別
you-are-in = 現在の場所

## 見つからないページ

page-not-found = ページが見つかりません
nothing-here = このアドレスには何も公開されていません。入力の誤りか、案内を残さないままページが移動したのかもしれません。
newest-posts = 最新の記事
moved = このページは移動しました：{ $page }

## コメント

comments = コメント
comment-count = コメント { $count } 件
new-comments = 新しいコメント { $count } 件
reply-count = 返信 { $count } 件
no-comments = まだコメントはありません。
leave-a-comment = コメントを書く
comments-are-closed = コメントは締め切られています
in-reply-to = { $author } への返信
link-to-comment = このコメントへのリンク
newest-first = 新しい順
fold-replies = 返信を折りたたむ
unfold-replies = 返信を広げる
new = 新着
new-place = 新着：{ $count } 件中 { $place } 件目
next-new = 次の新しいコメント
linked-from = リンク元

## 共有

share = 共有
shared = 共有しました
copy-link = リンクをコピー
link-copied = リンクをコピーしました
link-selected = リンクを選択しました
link-to-copy = リンク

## 本文の中

copy = コピー
copied = コピーしました
selected = 選択しました
done = 完了
to-do = 未完了
table = 表
link-to-section = このセクションへのリンク
footnotes = 脚注
back-to-reference = 参照 { $reference } に戻る
note = メモ
tip = ヒント
important = 重要
warning = 警告
caution = 注意

## キー

shortcuts = キーボードショートカット
show-shortcuts = このショートカット一覧を表示
use-shortcuts = これらのキーを使う
close = 閉じる

## 検索

search = 検索
nearest-pages = お探しのページはこちらかもしれません
search-needs-script = 検索には JavaScript が必要ですが、無効になっているか、読み込めませんでした。次のリンクからもすべての内容にたどり着けます。
search-hint = 記事、ページ、コメントの中の言葉を探します。
search-other-ways = ほかの探し方
search-narrow = 絞り込む
year = 年
any = すべて
searching = 検索しています…
search-nothing = 「{ $query }」は見つかりませんでした。言葉を減らすか、別の言葉をお試しください。
search-failed = 検索を読み込めませんでした。もう一度入力すると再試行します。
result-count = { $count } 件見つかりました
more-results = さらに表示
comment-by = { $author } さんのコメント

## 接続なしで読む

offline-reading = オフラインで読む
offline-keep-read = 読んだページをこのブラウザーに保存する
offline-keep-whole = ブログ全体を保存する（{ $size }）
offline-whole-kept = ブログ全体が保存されています（{ $size }）。
offline-progress = { $size } のうち { $part } を保存済み
offline-full = このブラウザーにはブログ全体を保存する空きがありません。
offline-forget = ブログ全体の保存をやめる
offline-no-connection = 接続がありません
offline-not-kept = このページはこのブラウザーに保存されておらず、接続がないため取得できません。
offline-kept-pages = 今読めるページ
