//! Types of post: what they are called, and why some do not come along.

/// Types of post that are no pages of their own, so that nobody wants them taken.
const UNSEEN: [&str; 22] = [
    "acf-field",
    "acf-field-group",
    "amp_validated_url",
    "custom_css",
    "customize_changeset",
    "elementor_library",
    "elementor_snippet",
    "et_pb_layout",
    "feedback",
    "flamingo_contact",
    "flamingo_inbound",
    "mc4wp-form",
    "oembed_cache",
    "product_variation",
    "safecss",
    "scheduled-action",
    "user_request",
    "vc_grid_item",
    "wp_navigation",
    "wpcf7_contact_form",
    "wpcode",
    "wpforms",
];

/// What the names of more such types begin with.
const UNSEEN_STARTS: [&str; 6] =
    ["jp_", "shop_coupon", "shop_order", "wp_font_", "wp_global_", "wp_template"];

/// What a type of post is called in the report.
pub(super) fn name(kind: &str) -> String {
    match kind {
        "post" | "" => "posts".to_owned(),
        "page" => "pages".to_owned(),
        "attachment" => "attachments".to_owned(),
        "nav_menu_item" => "menu items".to_owned(),
        "wp_block" => "reusable blocks".to_owned(),
        "wp_navigation" => "menus of blocks".to_owned(),
        "revision" => "revisions".to_owned(),
        other => format!("items of the type {other}"),
    }
}

/// Why items of a type do not come along.
pub(super) fn refusal(kind: &str) -> String {
    let is_unseen =
        UNSEEN.contains(&kind) || UNSEEN_STARTS.iter().any(|start| kind.starts_with(start));
    match kind {
        "revision" => "an earlier version of a text".to_owned(),
        "wp_block" => "no published one: WordPress showed it to nobody".to_owned(),
        _ if is_unseen => {
            "something of WordPress, the theme or a plug-in that is no page of its own".to_owned()
        }
        other => format!("a type of post that means nothing here (`--type {other}` takes it)"),
    }
}
