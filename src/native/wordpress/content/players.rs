//! Addresses of players, and of the pages that show the same to people.

use url::Url;

/// The page for a player's address; the address itself where none is known.
pub(super) fn page(address: &str) -> String {
    let address = address.trim();
    let absolute = match address.strip_prefix("//") {
        Some(rest) => format!("https://{rest}"),
        None => address.to_owned(),
    };
    Url::parse(&absolute).ok().and_then(|url| known(&url)).unwrap_or(absolute)
}

fn known(url: &Url) -> Option<String> {
    let host = url.host_str()?.trim_start_matches("www.");
    let parts: Vec<&str> = url.path_segments()?.filter(|part| !part.is_empty()).collect();
    let query = |wanted: &str| {
        let found = url.query_pairs().find(|(name, value)| name == wanted && !value.is_empty());
        found.map(|(_, value)| value.into_owned())
    };
    let page = match (host, parts.as_slice()) {
        (
            "youtube.com" | "youtube-nocookie.com" | "m.youtube.com",
            ["embed", "videoseries", ..],
        ) => {
            format!("https://www.youtube.com/playlist?list={}", query("list")?)
        }
        ("youtube.com" | "youtube-nocookie.com" | "m.youtube.com", ["embed" | "v", video, ..]) => {
            // Flash players took their settings as a part of the name.
            let video = video.split('&').next().unwrap_or(video);
            let start = query("start").map(|start| format!("&t={start}")).unwrap_or_default();
            format!("https://www.youtube.com/watch?v={video}{start}")
        }
        ("player.vimeo.com", ["video", video, ..]) => format!("https://vimeo.com/{video}"),
        ("vimeo.com", ["moogaloop.swf"]) => format!("https://vimeo.com/{}", query("clip_id")?),
        (
            "dailymotion.com",
            ["embed", "video", video] | ["swf", "video", video] | ["swf", video],
        ) => {
            format!("https://www.dailymotion.com/video/{video}")
        }
        ("w.soundcloud.com" | "player.soundcloud.com", _) => query("url")?,
        ("open.spotify.com", ["embed", kind, id]) => {
            format!("https://open.spotify.com/{kind}/{id}")
        }
        ("player.twitch.tv", _) => match query("channel") {
            Some(channel) => format!("https://www.twitch.tv/{channel}"),
            None => {
                format!("https://www.twitch.tv/videos/{}", query("video")?.trim_start_matches('v'))
            }
        },
        ("embed.ted.com" | "embed-ssl.ted.com", ["talks", ..]) => {
            format!("https://www.ted.com{}", url.path().trim_end_matches(".html"))
        }
        ("archive.org", ["embed", id, ..]) => format!("https://archive.org/details/{id}"),
        ("facebook.com", ["plugins", ..]) => query("href")?,
        ("videopress.com", ["embed", id]) => format!("https://videopress.com/v/{id}"),
        ("codepen.io", [user, "embed", rest @ ..]) => {
            format!("https://codepen.io/{user}/pen/{}", rest.iter().find(|it| **it != "preview")?)
        }
        ("video.google.com", _) => {
            format!(
                "https://video.google.com/videoplay?docid={}",
                query("docId").or_else(|| query("docid"))?
            )
        }
        (host, ["maps", ..]) if host.contains("google.") && query("output").is_some() => {
            let mut url = url.clone();
            let kept: Vec<(String, String)> =
                url.query_pairs().into_owned().filter(|(name, _)| name != "output").collect();
            url.query_pairs_mut().clear().extend_pairs(kept);
            url.into()
        }
        _ => return None,
    };
    Some(page)
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn players_lead_to_pages() {
        for (player, expected) in [
            (
                "//www.youtube.com/embed/abc-1?rel=0&start=90",
                "https://www.youtube.com/watch?v=abc-1&t=90",
            ),
            ("http://www.youtube-nocookie.com/embed/abc", "https://www.youtube.com/watch?v=abc"),
            (
                "https://www.youtube.com/embed/videoseries?list=PL1",
                "https://www.youtube.com/playlist?list=PL1",
            ),
            ("http://www.youtube.com/v/abc&hl=en&fs=1", "https://www.youtube.com/watch?v=abc"),
            ("http://player.vimeo.com/video/7?title=0", "https://vimeo.com/7"),
            ("http://vimeo.com/moogaloop.swf?clip_id=7&server=x", "https://vimeo.com/7"),
            (
                "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&x=1",
                "https://soundcloud.com/a/b",
            ),
            (
                "https://maps.google.com/maps?q=Ghent&output=embed",
                "https://maps.google.com/maps?q=Ghent",
            ),
            ("https://a.example/player/", "https://a.example/player/"),
            ("/local.html", "/local.html"),
        ] {
            assert_eq!(page(player), expected);
        }
    }
}
