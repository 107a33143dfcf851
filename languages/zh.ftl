# 中文。

## 每个页面的四周

skip-to-content = 跳到正文
main-navigation = 主导航
more = 更多链接
archive = 归档
feed = 订阅
feed-about = 这是一个订阅源。要获知新内容，请将此页面的地址复制到订阅阅读器中。
published-with = { $site } 由 Perennial 发布，全部是无需服务器的文件。
loading = 正在载入页面
colours = 配色
as-the-system = 跟随系统
light = 浅色
dark = 深色

## 文章

draft = 草稿
kept-at-top = 置顶
by = 作者：{ $authors }
list-separator = 、
filed-under = 分类：{ $categories }
tagged = 标签：{ $tags }
updated = 更新于 { $date }
read-it-at = 在 { $host } 阅读
reading-time = 阅读约需 { $minutes } 分钟
age = 这篇文章发布已超过 { $years } 年。
contents = 目录
series-part = { $series }（共 { $count } 篇，第 { $part } 篇）
related-posts = 相关文章
previous-and-next = 上一篇和下一篇
previous-post = 上一篇
next-post = 下一篇

## 列表

no-posts = 这里还没有文章。
continue-reading = 继续阅读
post-count = { $count } 篇文章
pages = 页码
page-number = 第 { $page } 页
newer-posts = « 较新的文章
older-posts = 较早的文章 »
category = 分类
tag = 标签
author = 作者
subcategories = 子分类
months = 月份
you-are-in = 当前位置

## 不存在的页面

page-not-found = 找不到页面
nothing-here = 这个地址上没有发布任何内容。也许是输入有误，也许页面搬走时没有人想到留下说明。
newest-posts = 最新文章
moved = 此页面已移动：{ $page }

## 评论

comments = 评论
comment-count = { $count } 条评论
new-comments = { $count } 条新评论
reply-count = { $count } 条回复
no-comments = 还没有人发言。
leave-a-comment = 发表评论
comments-are-closed = 评论已关闭
in-reply-to = 回复 { $author }
link-to-comment = 此评论的链接
newest-first = 最新的在前
fold-replies = 收起回复
unfold-replies = 展开回复
new = 新
new-place = 新：第 { $place } 条，共 { $count } 条
next-new = 下一条新评论
linked-from = 引用来源

## 分享

share = 分享
shared = 已分享
copy-link = 复制链接
link-copied = 链接已复制
link-selected = 链接已选中
link-to-copy = 链接

## 正文之中

copy = 复制
copied = 已复制
selected = 已选中
done = 已完成
to-do = 待办
table = 表格
link-to-section = 本节链接
footnotes = 脚注
back-to-reference = 返回引用 { $reference }
note = 备注
tip = 提示
important = 重要
warning = 警告
caution = 小心

## 按键

shortcuts = 键盘快捷键
show-shortcuts = 显示这些快捷键
use-shortcuts = 使用这些按键
close = 关闭

## 搜索

search = 搜索
nearest-pages = 您要找的可能是以下页面
search-needs-script = 搜索需要 JavaScript，但它已被关闭或未能加载。通过以下链接也能找到全部内容：
search-hint = 在文章、页面和评论中查找字词。
search-other-ways = 其他查找方式
search-narrow = 缩小范围
year = 年份
any = 不限
searching = 正在搜索…
search-nothing = 没有找到“{ $query }”。请减少字词或换用其他字词。
search-failed = 搜索未能加载。再次输入即可重试。
result-count = { $count } 条结果
more-results = 更多结果
comment-by = { $author } 的评论

## 离线阅读

offline-reading = 离线阅读
offline-keep-read = 在此浏览器中保存我读过的内容
offline-keep-whole = 保存整个博客（{ $size }）
offline-whole-kept = 整个博客已保存（{ $size }）。
offline-progress = 已保存 { $part }，共 { $size }
offline-full = 此浏览器的空间不足以保存整个博客。
offline-forget = 不再保存整个博客
offline-no-connection = 没有网络连接
offline-not-kept = 此页面未保存在此浏览器中，没有网络连接时无法获取。
offline-kept-pages = 现在可以阅读的内容
