"""Makes the part of Noto Serif CJK that is beside this file: see README.md."""

import sys

from fontTools import subset
from fontTools.ttLib import TTCollection, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

OUT = "NotoSerifCJK-SemiBold.ttc"
NAMES = (0, 1, 2, 3, 4, 5, 6, 13, 14)


def standard(encoding, first, last, low):
    """The characters of two bytes that an encoding has."""
    found = set()
    for high in range(first, last + 1):
        for second in range(low, 0xFF):
            try:
                text = bytes([high, second]).decode(encoding)
            except UnicodeDecodeError:
                continue
            if len(text) == 1:
                found.add(ord(text))
    return found


SHARED = {
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x3000, 0x3100), *range(0x3130, 0x3164),
    *range(0x31F0, 0x3200), *range(0xFF01, 0xFFF0),
    0x2010, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x20AC,
}
LETTERS = {
    "JP": SHARED | standard("euc_jp", 0xA1, 0xFE, 0xA1),
    "KR": SHARED | standard("euc_kr", 0xA1, 0xC8, 0xA1),
    "SC": SHARED | standard("gb2312", 0xA1, 0xF7, 0xA1),
    "TC": SHARED | standard("big5", 0xA1, 0xC6, 0x40),
}

collection = TTCollection(sys.argv[1])
faces = {}
for font in collection.fonts:
    for region in LETTERS:
        if f" CJK {region} " in font["name"].getDebugName(4) + " ":
            faces[region] = font

maps, names = {}, {}
for region, font in faces.items():
    best = font.getBestCmap()
    maps[region] = {letter: best[letter] for letter in LETTERS[region] if letter in best}
    names[region] = font["name"]

options = subset.Options()
options.layout_features = []
options.hinting = False
options.bidi_closure = False
options.notdef_outline = True
options.recalc_bounds = False
options.glyph_names = False
options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "GPOS", "GSUB", "GDEF", "DSIG"]
subsetter = subset.Subsetter(options)
subsetter.populate(
    unicodes=maps["JP"].keys(), glyphs={glyph for map in maps.values() for glyph in map.values()}
)
subsetter.subset(faces["JP"])
faces["JP"].save(OUT)

# The four differ in their maps and names alone.
made = TTCollection()
for region, map in maps.items():
    font = subset.load_font(OUT, options)
    table = CmapSubtable.newSubtable(12)
    table.platformID, table.platEncID, table.language, table.cmap = 3, 10, 0, map
    font["cmap"] = newTable("cmap")
    font["cmap"].tableVersion, font["cmap"].tables = 0, [table]
    font["name"] = names[region]
    font["name"].names = [
        name
        for name in names[region].names
        if name.nameID in NAMES and name.platformID == 3 and name.langID == 0x409
    ]
    font.recalcBBoxes = font.recalcTimestamp = False
    made.fonts.append(font)
made.save(OUT, shareTables=True)
