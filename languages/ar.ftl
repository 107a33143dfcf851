# العربية.

## حول كل صفحة

skip-to-content = انتقل إلى المحتوى
main-navigation = التصفح الرئيسي
more = روابط أخرى
archive = الأرشيف
feed = تغذية
feed-about = هذه تغذية. لمعرفة الجديد هنا، انسخ عنوان هذه الصفحة إلى قارئ التغذيات.
published-with = تُنشر { $site } ببرنامج Perennial، ملفاتٍ لا تحتاج إلى خادم.
loading = جارٍ تحميل الصفحة
colours = الألوان
as-the-system = كما في النظام
light = فاتح
dark = داكن

## التدوينات

draft = مسودة
kept-at-top = مثبّتة
by = بقلم { $authors }
list-separator = ،{ " " }
filed-under = التصنيف: { $categories }
tagged = الوسوم: { $tags }
updated = حُدّثت في { $date }
read-it-at = اقرأها على { $host }
reading-time =
    { $minutes ->
        [one] دقيقة قراءة واحدة
        [two] دقيقتا قراءة
        [few] { $minutes } دقائق قراءة
       *[other] { $minutes } دقيقة قراءة
    }
age =
    { $years ->
        [one] مضى على هذه التدوينة أكثر من سنة.
        [two] مضى على هذه التدوينة أكثر من سنتين.
        [few] مضى على هذه التدوينة أكثر من { $years } سنوات.
       *[other] مضى على هذه التدوينة أكثر من { $years } سنة.
    }
contents = المحتويات
series-part = الجزء { $part } من { $count } من { $series }
related-posts = تدوينات ذات صلة
previous-and-next = التدوينة السابقة والتالية
previous-post = التدوينة السابقة
next-post = التدوينة التالية

## القوائم

no-posts = لا توجد تدوينات هنا بعد.
continue-reading = تابع القراءة
post-count =
    { $count ->
        [zero] لا تدوينات
        [one] تدوينة واحدة
        [two] تدوينتان
        [few] { $count } تدوينات
       *[other] { $count } تدوينة
    }
pages = الصفحات
page-number = الصفحة { $page }
newer-posts = « تدوينات أحدث
older-posts = تدوينات أقدم »
category = تصنيف
tag = وسم
author = كاتب
subcategories = تصنيفات فرعية
months = الأشهر
you-are-in = أنت في

## صفحة غير موجودة

page-not-found = الصفحة غير موجودة
nothing-here = لا شيء منشور في هذا العنوان. ربما كُتب خطأً، أو انتقلت الصفحة قبل أن يفكر أحد في ترك ملاحظة.
newest-posts = أحدث التدوينات
moved = انتقلت هذه الصفحة: { $page }

## التعليقات

comments = التعليقات
comment-count =
    { $count ->
        [zero] لا تعليقات
        [one] تعليق واحد
        [two] تعليقان
        [few] { $count } تعليقات
        [many] { $count } تعليقًا
       *[other] { $count } تعليق
    }
new-comments =
    { $count ->
        [zero] لا تعليقات جديدة
        [one] تعليق جديد واحد
        [two] تعليقان جديدان
        [few] { $count } تعليقات جديدة
        [many] { $count } تعليقًا جديدًا
       *[other] { $count } تعليق جديد
    }
reply-count =
    { $count ->
        [zero] لا ردود
        [one] رد واحد
        [two] ردّان
        [few] { $count } ردود
        [many] { $count } ردًّا
       *[other] { $count } رد
    }
no-comments = لم يقل أحد شيئًا بعد.
leave-a-comment = اترك تعليقًا
comments-are-closed = التعليقات مغلقة
in-reply-to = ردًّا على { $author }
link-to-comment = رابط هذا التعليق
newest-first = الأحدث أولًا
fold-replies = طيّ الردود
unfold-replies = بسط الردود
new = جديد
new-place = جديد: { $place } من { $count }
next-new = التعليق الجديد التالي
linked-from = أشارت إليها

## المشاركة

share = مشاركة
shared = تمت المشاركة
copy-link = نسخ الرابط
link-copied = نُسخ الرابط
link-selected = حُدّد الرابط
link-to-copy = الرابط

## داخل النص

copy = نسخ
copied = نُسخ
selected = حُدّد
done = تمّ
to-do = لم يتمّ
table = جدول
link-to-section = رابط إلى هذا القسم
footnotes = الحواشي
back-to-reference = العودة إلى الإحالة { $reference }
note = ملاحظة
tip = نصيحة
important = مهم
warning = تحذير
caution = تنبيه

## المفاتيح

shortcuts = اختصارات لوحة المفاتيح
show-shortcuts = عرض هذه الاختصارات
use-shortcuts = استخدام هذه المفاتيح
close = إغلاق

## البحث

search = بحث
nearest-pages = ربما تقصد إحدى هذه الصفحات
search-needs-script = يحتاج البحث إلى جافا سكريبت، وهي معطّلة هنا أو لم تُحمَّل. هذه الروابط توصلك أيضًا إلى كل شيء:
search-hint = يبحث عن الكلمات في التدوينات والصفحات والتعليقات.
search-other-ways = طرق أخرى للعثور على شيء
search-narrow = تضييق البحث
year = السنة
any = الكل
searching = جارٍ البحث…
search-nothing = لم يُعثر على شيء عن «{ $query }». قد تجد المزيد بكلمات أقل أو بكلمات أخرى.
search-failed = تعذّر تحميل البحث. اكتب من جديد لإعادة المحاولة.
result-count =
    { $count ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $count } نتائج
        [many] { $count } نتيجة
       *[other] { $count } نتيجة
    }
more-results = المزيد من النتائج
comment-by = تعليق { $author }

## القراءة دون اتصال

offline-reading = القراءة دون اتصال
offline-keep-read = احتفظ في هذا المتصفح بما أقرؤه
offline-keep-whole = احتفظ بالمدونة كلها ({ $size })
offline-whole-kept = المدونة كلها محفوظة ({ $size }).
offline-progress = حُفظ { $part } من { $size }
offline-full = لا يوجد في هذا المتصفح متسع للمدونة كلها.
offline-forget = لا تحتفظ بالمدونة كلها
offline-no-connection = لا يوجد اتصال
offline-not-kept = هذه الصفحة غير محفوظة في هذا المتصفح، ولا يمكن جلبها دون اتصال.
offline-kept-pages = ما يمكنك قراءته الآن
