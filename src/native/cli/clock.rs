//! The moment of publishing.

use std::{
    env,
    time::{SystemTime, UNIX_EPOCH},
};

/// Seconds since 1970. `SOURCE_DATE_EPOCH` sets it, for builds that can be repeated byte by byte
/// (<https://reproducible-builds.org/specs/source-date-epoch/>).
pub(super) fn now() -> i64 {
    let given = env::var("SOURCE_DATE_EPOCH").ok().and_then(|text| text.trim().parse().ok());
    let system = || SystemTime::now().duration_since(UNIX_EPOCH).ok();
    given.or_else(|| i64::try_from(system()?.as_secs()).ok()).unwrap_or_default()
}
