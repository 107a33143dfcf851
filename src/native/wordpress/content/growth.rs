//! For tests: work that takes as long as its input is long.
//!
//! What is compared is a ratio of the time a processor worked for this thread, so neither the speed
//! of the machine nor what else it does decides.

/// Does some work on a text of a piece many times over, and on one eight times as long. Fails when
/// the work grows with the square of the length, which takes sixty-four times as long.
pub(super) fn is_linear(piece: &str, work: impl Fn(&str)) {
    /// Eight times as long, and as much again for what caches do.
    const MOST: u64 = 28;
    /// What takes less, in nanoseconds, is noise.
    const LEAST: u64 = 2_500_000;
    let time = |bytes: usize| {
        let text = piece.repeat(bytes / piece.len());
        let once = || {
            let before = worked()?;
            work(&text);
            worked()?.checked_sub(before)
        };
        // Memory that is touched for the first time takes longer.
        (0..3).filter_map(|_| once()).min()
    };
    // Where nobody tells how long a thread has worked, others have tested it.
    if let Some((short, long)) = time(20_000).zip(time(160_000)) {
        assert!(long < MOST * short.max(LEAST), "{piece:?}: {short} ns, then {long} ns");
    }
}

/// For how many nanoseconds a processor has worked for this thread: `schedstat` of proc(5).
fn worked() -> Option<u64> {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    stat.split(' ').next()?.parse().ok()
}
