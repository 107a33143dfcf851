//! Headers, for hosts that can be told by a file: for how long browsers keep something, and what keeps
//! readers safe beside the [policy](super::policy) that stands in every page.
//!
//! Where there are none nothing breaks: it is asked for more often, and frames are allowed.

mod apache;
mod netlify;
mod nginx;

pub(super) use self::{
    apache::section as apache, netlify::file as netlify, nginx::section as nginx,
};

/// What every answer has.
/// `nosniff`: [Fetch](https://fetch.spec.whatwg.org/#x-content-type-options-header); the policy is the part
/// of it that counts in headers alone ([CSP](https://www.w3.org/TR/CSP3/#meta-element)).
const ALWAYS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Content-Security-Policy", "frame-ancestors 'self'"),
];

/// Of what holds something else only under another name
/// ([RFC 9111](https://www.rfc-editor.org/rfc/rfc9111.html#section-5.2.2),
/// [RFC 8246](https://www.rfc-editor.org/rfc/rfc8246.html)).
const LASTING: &str = "public, max-age=31536000, immutable";

/// Of everything else: kept, but asked about again each time. Without it browsers guess, and show pages
/// of one build with data of another.
const FLEETING: &str = "no-cache";

/// The end of a name with a hash in it, as a regular expression (PCRE): that of the program
/// (`-0123456789abcdef_bg.wasm`) and that of pictures (`.01234a6789-480.webp`). What has digits only is
/// rather a date, and a page is never kept for ever.
const NAME_WITH_HASH: &str = concat!(
    r"(?:-(?=[0-9]*[a-f])[0-9a-f]{12,16}(?:_bg)?",
    r"|\.(?=[0-9]*[a-f])[0-9a-f]{10}(?:[0-9a-f]{54})?(?:-[0-9]+)?)",
    r"\.(?!html?$)[a-z0-9]+$"
);
